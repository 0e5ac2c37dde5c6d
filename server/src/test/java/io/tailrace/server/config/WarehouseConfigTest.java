package io.tailrace.server.config;

import io.tailrace.core.warehouse.WarehouseContent;
import io.tailrace.sink.bigquery.BigQueryConfig;
import io.tailrace.sink.duckdb.DuckDbConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

class WarehouseConfigTest extends ConfigTest<WarehouseConfig> {
  @Override
  Function<Configuration, WarehouseConfig> record() {
    return Configuration::warehouse;
  }

  @Override
  List<String> keys() {
    return Stream.concat(section("warehouse").stream(), section("bigquery").stream()).toList();
  }

  @Override
  WarehouseConfig defaults() {
    return new WarehouseConfig(
        "duckdb", new WarehouseContent(false), new DuckDbConfig(64 << 20), new BigQueryConfig(""));
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
  WarehouseConfig expected() {
    return new WarehouseConfig(
        "bigquery:acme-prod.events",
        new WarehouseContent(true),
        new DuckDbConfig(1 << 30),
        new BigQueryConfig("http://127.0.0.1:1,127.0.0.1:2"));
  }
}
