package io.tailrace.sink.duckdb;

import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;
import io.tailrace.core.warehouse.WarehouseConfig;

/** What can be set about a warehouse in DuckDB. Immutable, safe to share between threads. */
public record DuckDbConfig(
    WarehouseConfig warehouse,
    @Setting(
            key = "warehouse.memory",
            min = "64MiB",
            max = "64GiB",
            byDefault = "64MiB",
            meaning =
                "What DuckDB may use. Loading needs no more than the default; large sorts, joins"
                    + " and whole mails in queries may. An error names this setting when it is too"
                    + " little.")
        long memoryBytes) {
  static final DuckDbConfig DEFAULT = Section.of(DuckDbConfig.class).byDefault();

  int memoryMegabytes() {
    return (int) (memoryBytes >> 20);
  }
}
