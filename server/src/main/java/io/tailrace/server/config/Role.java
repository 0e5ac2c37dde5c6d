package io.tailrace.server.config;

/** Which part of the work a process does. All of it, unless several share a log. */
public enum Role {
  /** Receives and feeds the sinks. */
  ALL,
  /** Receives only. */
  RECEIVER,
  /** Feeds the sinks only. */
  WORKER;

  /** Whether it listens for requests. */
  public boolean receives() {
    return this != WORKER;
  }

  /** Whether it runs consumers. */
  public boolean works() {
    return this != RECEIVER;
  }
}
