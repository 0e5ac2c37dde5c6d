package io.tailrace.receiver.jetty;

import io.tailrace.receiver.BodyInput;
import io.tailrace.receiver.BrokenRequestException;
import io.tailrace.receiver.Deadline;
import io.tailrace.receiver.NoRoomException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** A request's body as blocking reads that end at a deadline. For one thread. */
final class RequestInput implements BodyInput {
  private final Request request;
  private final Semaphore available = new Semaphore(0);
  private final Invocable.Task onAvailable =
      Invocable.from(Invocable.InvocationType.NON_BLOCKING, available::release);
  private boolean started;
  private boolean demanded;
  private boolean complete;

  RequestInput(Request request) {
    this.request = request;
  }

  /** Whether all of the body was read. */
  @Override
  public boolean isComplete() {
    return complete;
  }

  /**
   * Whether a part was asked for; until then a client that expects "100 Continue" sends nothing.
   */
  boolean isStarted() {
    return started;
  }

  /**
   * The next part, to be released; null at the deadline. The last one says so, and may be empty.
   *
   * @throws BrokenRequestException if the client went away or broke the rules of HTTP
   */
  private Content.@Nullable Chunk next(Deadline deadline) throws BrokenRequestException {
    started = true;
    while (true) {
      Content.Chunk chunk = demanded ? null : request.read();
      if (chunk == null && !await(deadline)) {
        return null;
      }
      if (chunk != null) {
        return checked(chunk);
      }
    }
  }

  @Override
  public boolean read(Deadline deadline, Part part)
      throws BrokenRequestException, IOException, NoRoomException {
    Content.Chunk chunk = next(deadline);
    if (chunk == null) {
      return false;
    }
    try {
      part.take(chunk.getByteBuffer());
    } finally {
      chunk.release();
    }
    return true;
  }

  private Content.Chunk checked(Content.Chunk chunk) throws BrokenRequestException {
    if (Content.Chunk.isFailure(chunk)) {
      throw new BrokenRequestException(chunk.getFailure());
    }
    complete = chunk.isLast();
    return chunk;
  }

  private boolean await(Deadline deadline) {
    if (!demanded) {
      demanded = true;
      request.demand(onAvailable);
    }
    demanded = !acquire(deadline.nanosLeft());
    return !demanded;
  }

  private boolean acquire(long nanos) {
    try {
      return available.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Reads and forgets, until the end, {@code maxBytes} or the deadline. */
  void discard(long maxBytes, Deadline deadline) {
    try {
      long left = maxBytes;
      while (!complete && left > 0) {
        Content.Chunk chunk = next(deadline);
        if (chunk == null) {
          return;
        }
        left -= chunk.remaining();
        chunk.release();
      }
    } catch (BrokenRequestException e) {
      // Nobody is there to read more from.
      return;
    }
  }
}
