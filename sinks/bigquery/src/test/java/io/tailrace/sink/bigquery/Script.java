package io.tailrace.sink.bigquery;

import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.bigquery.Faults;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** Faults as a test wants them, by call, one after the other. Safe for use by many threads. */
final class Script implements Faults {
  private final Map<String, Queue<Fault>> next = new ConcurrentHashMap<>();
  private final Map<String, Fault> always = new ConcurrentHashMap<>();
  private final Map<String, Runnable> before = new ConcurrentHashMap<>();

  /** These, then none. */
  Script then(String call, Fault... faults) {
    next.put(call, new ArrayDeque<>(Arrays.asList(faults)));
    return this;
  }

  Script always(String call, Fault fault) {
    always.put(call, fault);
    return this;
  }

  /** Something that happens at each such call. */
  Script before(String call, Runnable happening) {
    before.put(call, happening);
    return this;
  }

  @Override
  public synchronized Fault next(String call) {
    before.getOrDefault(call, () -> {}).run();
    Queue<Fault> left = next.get(call);
    Fault fault = left == null ? null : left.poll();
    return fault == null ? always.getOrDefault(call, Fault.NONE) : fault;
  }
}
