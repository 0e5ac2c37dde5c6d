/**
 * The warehouse on DuckDB. {@link io.tailrace.sink.duckdb.DuckDbSink} is the sink; {@link
 * io.tailrace.sink.duckdb.WarehouseReader} reads what it wrote. Inside: a {@code WarehouseFile}
 * opens the file or sets it aside, a {@code DuckDbFile} is the open file, a {@code BatchWrite} puts
 * one batch and its position into it.
 */
package io.tailrace.sink.duckdb;
