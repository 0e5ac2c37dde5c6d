package io.tailrace.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tailrace.core.FeedPath;
import io.tailrace.customerio.SenderWait;
import io.tailrace.customerio.SigningKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLHandshakeException;

/**
 * Proves that Tailrace answers at a public address and verifies by our key: with a signed envelope
 * that has no events in it, which is answered {@code {"processed":0}} and leaves nothing behind.
 * Safe for use by many threads.
 */
public final class EndpointProof {
  private static final byte[] NO_EVENTS = "{\"events\":[]}".getBytes(US_ASCII);
  private static final String NONE_PROCESSED = "{\"processed\":0}";

  /** Customer.io waits no longer. */
  private static final Duration PATIENCE = SenderWait.ANSWER_LIMIT;

  private final InstantSource clock;

  public EndpointProof(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Returns if it is proved.
   *
   * @throws OperationException it is not; the message says why, and what to do
   */
  void prove(URI address, SigningKey key, String feed) throws OperationException {
    try (SignedPost post = new SignedPost(address, key, clock, PATIENCE)) {
      HttpResponse<String> answer = post.post(NO_EVENTS);
      if (answer.statusCode() != 200 || !answer.body().strip().equals(NONE_PROCESSED)) {
        throw failed(address, "answered " + answer.statusCode() + ". " + advice(answer, feed));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.unavailable("Interrupted; the webhook is as it was.");
    } catch (IOException e) {
      throw failed(address, "could not be reached from here: " + advice(address, e));
    }
  }

  private static OperationException failed(URI address, String what) {
    return OperationException.refused(
        "The webhook was not switched on, since " + address + " " + what);
  }

  private static String advice(HttpResponse<String> answer, String feed) {
    int status = answer.statusCode();
    if (status >= 300 && status < 400) {
      return "That is a redirect"
          + answer.headers().firstValue("Location").map(to -> " to " + to).orElse("")
          + ", and Customer.io need not follow it: give the webhook the last address itself.";
    }
    return switch (status) {
      case 200 ->
          "But not as Tailrace answers, so it is a proxy's page or another program: check where the"
              + " proxy in front leads.";
      case 401 -> unverified(answer);
      case 403 ->
          "A firewall or proxy in front lets nobody in: it must let Customer.io's addresses"
              + " through.";
      case 404, 405 ->
          "The path leads to nothing, or to another program: it must reach Tailrace as "
              + FeedPath.of(feed)
              + ".";
      case 502, 504 ->
          "The proxy in front does not reach Tailrace: is it running, and is the proxy's port"
              + " right?";
      case 503 -> "Tailrace or a proxy in front cannot take events now: see 'tailrace status'.";
      default -> "Look at the proxy in front, and at the server's log.";
    };
  }

  private static String unverified(HttpResponse<String> answer) {
    return answer.body().contains("Invalid signature")
        ? "Tailrace there verifies by another key than the one set here: give both the same"
            + " signing-keys (a server reads a key file again by itself, and a variable when it"
            + " restarts), and leave `signature` at any or v0."
        : "Something in front of Tailrace asks for a login: except this path from it.";
  }

  private static String advice(URI address, IOException e) {
    if (e instanceof HttpTimeoutException) {
      return "no answer within 4 seconds, and Customer.io waits no longer. Look at the firewall and"
          + " the proxy in front.";
    }
    if (e instanceof SSLHandshakeException) {
      return "its certificate is not accepted ("
          + e.getMessage()
          + "). Customer.io wants one of a public CA, with its whole chain.";
    }
    if (e instanceof ConnectException) {
      return "there is no such host, or nothing listens there. Check the name, its DNS entry and"
          + " the port.";
    }
    String broke = "the connection broke (" + e.getMessage() + "). ";
    return address.getScheme().equals("https")
        ? broke + "Does that port speak TLS? If so, look at the proxy in front."
        : broke + "Look at the proxy in front.";
  }
}
