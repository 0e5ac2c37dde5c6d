package io.tailrace.customerio;

import java.util.ArrayList;
import java.util.List;

/** The example of README.md: what stands between the marks is there word for word. */
class ReadmeExample {
  final List<String> bounced = new ArrayList<>();
  final List<String> setAside = new ArrayList<>();

  // README begins
  private final SignatureVerifier verifier = SignatureVerifier.of("the key", "the next key");

  /** Answers one request of Customer.io's with an HTTP status. */
  int receive(String timestamp, String signature, byte[] body) {
    Verdict verdict = verifier.verify(timestamp, signature, body);
    if (!verdict.verified()) {
      return 401;
    }
    for (BodyElement element : RequestBody.split(body)) {
      try {
        handle(EventDecoder.decode(element.bytes()));
      } catch (UnreadableEventException unreadable) {
        // Still 200: any other answer makes Customer.io hold back all later events.
        setAside.add(unreadable.reason().code());
      }
    }
    return 200;
  }

  private void handle(Event event) {
    if (event.objectType().equals(ObjectType.EMAIL) && event.metric().equals(Metric.BOUNCED)) {
      bounced.add(event.person() + ": " + event.data().failureMessage());
    }
  }
  // README ends
}
