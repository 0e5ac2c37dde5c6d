package io.tailrace.core.warehouse;

import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;

/**
 * What can be set about the warehouse, whichever it is. Immutable, safe to share between threads.
 *
 * @param url the engine, or {@code none}; which there are, whoever puts them together says
 * @param content whether the column {@code data} has whole mails
 */
public record WarehouseConfig(
    @Setting(
            key = "warehouse.url",
            pattern = "\\P{Cntrl}+",
            form = "a URL",
            byDefault = "duckdb",
            meaning =
                "The engine of the warehouse, one row per event, or `none`. BigQuery can"
                    + " be shared by several processes.")
        String url,
    WarehouseContent content) {
  public static final WarehouseConfig DEFAULT = Section.of(WarehouseConfig.class).byDefault();
}
