package io.tailrace.testkit.customerio;

import io.tailrace.customerio.SenderWait;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/**
 * What came of one call, in the classes that Customer.io tells apart. Immutable, safe to share
 * between threads.
 *
 * @param outcome what happened
 * @param status the HTTP status; 0 = none came
 */
public record ReceiverAnswer(Outcome outcome, int status) {
  /** How a call can end. */
  public enum Outcome {
    /** A whole head of an answer came, whatever its status. */
    ANSWERED(false),
    /** No whole head of an answer within the timeout. */
    TIMED_OUT(false),
    /** Nobody listens: {@code connect: connection refused}. */
    REFUSED(true),
    /** {@code read: connection reset by peer}, and writes onto a broken connection. */
    RESET(true),
    /** Closed after the request was written and before a whole head came: {@code EOF}. */
    CLOSED(true),
    /** {@code tls: failed to verify certificate: x509}, and any other failed handshake. */
    UNTRUSTED(true),
    /** The name does not resolve: {@code server misbehaving}. */
    UNKNOWN_HOST(true),
    /** No route, or any other failure that Customer.io's list does not name. */
    UNREACHABLE(false),
    /** What came is not HTTP. */
    MALFORMED(false);

    private final boolean costsAnHour;

    Outcome(boolean costsAnHour) {
      this.costsAnHour = costsAnHour;
    }
  }

  static ReceiverAnswer status(int status) {
    return new ReceiverAnswer(Outcome.ANSWERED, status);
  }

  static ReceiverAnswer none(Outcome outcome) {
    return new ReceiverAnswer(outcome, 0);
  }

  /** What the socket says, put into Customer.io's classes. */
  static ReceiverAnswer failed(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof EOFException || e.getCause() instanceof EOFException) {
      return none(Outcome.CLOSED);
    } else if (e instanceof UnknownHostException) {
      return none(Outcome.UNKNOWN_HOST);
    } else if (e instanceof ProtocolException) {
      return none(Outcome.MALFORMED);
    } else if (e instanceof SSLException) {
      return none(Outcome.UNTRUSTED);
    } else if (e instanceof ConnectException && message.contains("refused")) {
      return none(Outcome.REFUSED);
    } else if (message.contains("reset") || message.contains("Broken pipe")) {
      return none(Outcome.RESET);
    }
    return none(Outcome.UNREACHABLE);
  }

  /** Any 2xx: Customer.io is done with this event. */
  public boolean accepted() {
    return outcome == Outcome.ANSWERED && status / 100 == 2;
  }

  /** Whether Customer.io waits an hour, with all later events behind, before it tries again. */
  public boolean costsAnHour() {
    return outcome == Outcome.ANSWERED
        ? SenderWait.after(status) == SenderWait.AN_HOUR
        : outcome.costsAnHour;
  }

  /** As counters and reports name it: the status, or what happened instead. */
  @Override
  public String toString() {
    return outcome == Outcome.ANSWERED
        ? Integer.toString(status)
        : outcome.name().toLowerCase(Locale.ROOT);
  }
}
