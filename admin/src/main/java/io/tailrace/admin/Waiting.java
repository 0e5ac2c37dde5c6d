package io.tailrace.admin;

/**
 * An answer that is waited for before it can be read. The two are apart, so that whoever waits
 * holds none of the threads that read. Immutable.
 *
 * @param then reads the answer, which may call native code
 */
record Waiting(Wait until, ApiAnswer.Operation then) {

  /** Waits, on a thread that does nothing else; what is no 2xx is the answer already. */
  ApiResponse waited() {
    try {
      until.await();
      return ApiResponse.ok(this);
    } catch (InterruptedException e) {
      // Not interrupted any more, since the thread has yet to write this out.
      return ApiAnswer.STOPPING;
    }
  }

  /** Comes back once there is something, or the time is over. Calls no native code. */
  @FunctionalInterface
  interface Wait {
    void await() throws InterruptedException;
  }
}
