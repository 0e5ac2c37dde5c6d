package io.tailrace.pipeline;

import java.util.Random;

/** What this process is called among those that share a store. Stateless. */
final class WorkerName {
  private WorkerName() {}

  /** For people where it runs, and by chance no other's. */
  static String make() {
    return Hosts.name() + ":" + ProcessHandle.current().pid() + ":" + new Random().nextInt(1 << 20);
  }

  /** Without what makes it like no other. */
  static String shown(String worker) {
    return worker.substring(0, Math.max(0, worker.lastIndexOf(':')));
  }
}
