package io.tailrace.server.config;

import io.tailrace.core.warehouse.WarehouseConfig;
import io.tailrace.core.warehouse.WarehouseContent;
import io.tailrace.sink.bigquery.BigQueryConfig;
import io.tailrace.sink.duckdb.DuckDbConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What two engines have in common, each has. */
class WarehouseConfigTest extends ConfigTest<WarehouseConfigTest.Both> {
  record Both(DuckDbConfig duckDb, BigQueryConfig bigQuery) {}

  @Override
  Function<Configuration, Both> record() {
    return configuration ->
        new Both(
            configuration.sinks().get(DuckDbConfig.class),
            configuration.sinks().get(BigQueryConfig.class));
  }

  @Override
  List<String> keys() {
    return Stream.concat(section("warehouse").stream(), section("bigquery").stream()).toList();
  }

  @Override
  Both defaults() {
    var warehouse = new WarehouseConfig("duckdb", new WarehouseContent(false));
    return new Both(new DuckDbConfig(warehouse, 64 << 20), new BigQueryConfig(warehouse, ""));
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "warehouse.url",
        "bigquery:acme-prod.events",
        "warehouse.content",
        "true",
        "warehouse.memory",
        "1GiB",
        "bigquery.endpoint",
        "http://127.0.0.1:1,127.0.0.1:2");
  }

  @Override
  Both expected() {
    var warehouse = new WarehouseConfig("bigquery:acme-prod.events", new WarehouseContent(true));
    return new Both(
        new DuckDbConfig(warehouse, 1 << 30),
        new BigQueryConfig(warehouse, "http://127.0.0.1:1,127.0.0.1:2"));
  }
}
