package io.tailrace.dashboard.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.Loop;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.page.StreamMessage;
import io.tailrace.dashboard.page.StreamSource;
import io.tailrace.operations.OperationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * All streams of the dashboard. One thread asks what each has to say, four times a second, while
 * there is any stream; no stream holds a thread. Safe for use by many threads.
 */
public final class Streams implements AutoCloseable {
  /** How many may be open at once. */
  public static final int MOST = 32;

  private static final Duration TURN = Duration.ofMillis(250);

  /** After so many turns without a message something is sent, so that who is gone is noticed. */
  private static final int QUIET_TURNS = 40;

  private static final byte[] STILL_HERE = ": still here\n\n".getBytes(UTF_8);

  /** A browser that was cut off comes again after so many milliseconds. */
  private static final byte[] HELLO = "retry: 2000\n\n".getBytes(UTF_8);

  private final Map<BrowserStream, Told> open = new ConcurrentHashMap<>();
  private @Nullable Loop reader;
  private boolean closed;

  /** For the reader's thread. */
  private long turn;

  /** What a stream is told, and for how many turns it was told nothing. For the reader's thread. */
  private static final class Told {
    private final StreamSource source;
    private int quiet;

    Told(StreamSource source) {
      this.source = source;
    }
  }

  /** How many are open. */
  public int count() {
    return open.size();
  }

  /** Opens one; false if there are so many already. */
  public boolean open(Request request, Response response, Callback callback, StreamSource source) {
    BrowserStream stream;
    synchronized (this) {
      if (closed || open.size() >= MOST) {
        return false;
      }
      stream = begin(response, callback, source);
    }
    // It is quiet as long as nothing comes; whether the browser is there, writing shows.
    request.addIdleTimeoutListener(timeout -> false);
    request.addFailureListener(stream::fail);
    stream.send(HELLO);
    return true;
  }

  private BrowserStream begin(Response response, Callback callback, StreamSource source) {
    var made = new BrowserStream[1];
    made[0] = new BrowserStream(response, callback, () -> open.remove(made[0]));
    open.put(made[0], new Told(source));
    if (reader == null) {
      reader = Loop.of("dashboard streams", this::turn).startBehindRequests();
    } else {
      reader.wake();
    }
    return made[0];
  }

  private Duration turn() {
    turn++;
    open.forEach(this::tell);
    return open.isEmpty() ? Duration.ofHours(1) : TURN;
  }

  private void tell(BrowserStream stream, Told told) {
    try {
      boolean said = false;
      for (StreamMessage message : told.source.next(turn)) {
        stream.send(message.bytes());
        said = true;
      }
      told.quiet = said ? 0 : told.quiet + 1;
      if (told.quiet == QUIET_TURNS) {
        stream.send(STILL_HERE);
        told.quiet = 0;
      }
    } catch (LogUnavailableException | OperationException | RuntimeException e) {
      // The browser comes again, and its page says then what is wrong.
      stream.fail(e);
    } catch (Error e) {
      // This one is over; the loop says it, and the others are told at the next turn.
      stream.fail(e);
      throw e;
    }
  }

  /** Ends them all. */
  @Override
  public void close() {
    Loop ending;
    synchronized (this) {
      closed = true;
      ending = reader;
    }
    if (ending != null) {
      ending.close();
    }
    open.keySet().forEach(BrowserStream::end);
  }
}
