package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.StoreUnavailableException;

/** Transactions on {@code consumers.db}. Safe for use by many threads. */
interface StoreAccess extends AutoCloseable {

  <T> T read(ReadPool.Query<T> query) throws StoreUnavailableException;

  /** In one transaction that survives a power failure. */
  <T> T writeSynced(ReadPool.Query<T> query) throws StoreUnavailableException;

  /** In one transaction that survives the process. */
  <T> T writeQuick(ReadPool.Query<T> query) throws StoreUnavailableException;

  @Override
  void close();
}
