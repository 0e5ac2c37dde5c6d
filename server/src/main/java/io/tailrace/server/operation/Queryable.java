package io.tailrace.server.operation;

import java.util.List;

/** A store that answers SQL: the database or the warehouse. Safe for use by many threads. */
public interface Queryable {

  /**
   * Answers what somebody typed: exactly one SELECT, read-only, without access to files or network.
   *
   * @throws OperationException it is refused, wrong, or took too long
   */
  Rows query(String sql, QueryLimits limits) throws OperationException;

  /**
   * Answers one of our own questions, with {@code ?} for each parameter.
   *
   * @throws OperationException it cannot be asked now
   */
  Rows ask(String sql, List<String> parameters) throws OperationException;
}
