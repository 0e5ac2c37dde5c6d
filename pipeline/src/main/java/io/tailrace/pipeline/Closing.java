package io.tailrace.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, to be stopped in reverse order. If one thing fails to stop, that is logged and
 * the others are stopped all the same. Safe for use by many threads.
 */
public final class Closing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Closing.class);
  private final Deque<Step> started = new ArrayDeque<>();

  /** Remembers how to stop what was just started. */
  public synchronized <T extends AutoCloseable> T add(String name, T resource) {
    started.push(new Step(name, resource));
    return resource;
  }

  @Override
  public void close() {
    for (Step step = next(); step != null; step = next()) {
      try {
        step.resource().close();
      } catch (Exception e) {
        log.error("{} did not stop as it should; the rest is stopped all the same", step.name(), e);
      }
    }
  }

  private synchronized @Nullable Step next() {
    return started.poll();
  }

  private record Step(String name, AutoCloseable resource) {}
}
