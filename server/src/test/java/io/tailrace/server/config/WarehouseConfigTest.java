package io.tailrace.server.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

class WarehouseConfigTest extends ConfigTest<WarehouseConfig> {
  @Override
  Function<Configuration, WarehouseConfig> record() {
    return Configuration::warehouse;
  }

  @Override
  List<String> keys() {
    return section("warehouse");
  }

  @Override
  WarehouseConfig defaults() {
    return new WarehouseConfig("duckdb", false, 96 << 20);
  }

  @Override
  Map<String, String> given() {
    return Map.of("warehouse.url", "none", "warehouse.content", "true", "warehouse.memory", "1GiB");
  }

  @Override
  WarehouseConfig expected() {
    return new WarehouseConfig("none", true, 1 << 30);
  }
}
