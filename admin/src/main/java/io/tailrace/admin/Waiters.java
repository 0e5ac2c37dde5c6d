package io.tailrace.admin;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * Those who wait for events: each on a virtual thread, and no more than there are places. When it
 * stops, they are told so and answered. Safe for use by many threads.
 */
final class Waiters extends ContainerLifeCycle {
  private static final int ANSWERED_WITHIN_SECONDS = 2;
  private final int most;
  private final Semaphore places;
  private final VirtualThreadPool threads = new VirtualThreadPool(0);
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

  Waiters(int most) {
    this.most = most;
    this.places = new Semaphore(most);
    threads.setName("waiting");
    installBean(threads, true);
  }

  /** How many wait now. */
  int count() {
    return most - places.availablePermits();
  }

  /** Has somebody wait; false if there is no place. */
  boolean add(Runnable wait) {
    if (!places.tryAcquire()) {
      return false;
    }
    threads.execute(() -> run(wait));
    return true;
  }

  private void run(Runnable wait) {
    waiting.add(Thread.currentThread());
    try {
      if (!isRunning()) {
        Thread.currentThread().interrupt();
      }
      wait.run();
    } finally {
      waiting.remove(Thread.currentThread());
      places.release();
    }
  }

  @Override
  protected void doStop() throws Exception {
    waiting.forEach(Thread::interrupt);
    if (places.tryAcquire(most, ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      places.release(most);
    }
    super.doStop();
  }
}
