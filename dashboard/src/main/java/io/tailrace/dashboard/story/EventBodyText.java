package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.operations.BodyText;
import io.tailrace.operations.event.EventBody;

/** Shows a body to people. Stateless. */
final class EventBodyText {
  private static final int LONGEST = 64_000;

  private EventBodyText() {}

  static EventModel.Body of(EventBody received, String file) {
    BodyText body = received.body();
    String whole = body.text() == null ? String.valueOf(body.base64()) : PrettyJson.of(body.text());
    boolean cut = whole.length() > LONGEST;
    String note =
        Numbers.bytes(body.bytes())
            + (body.text() == null ? ", no UTF-8, so in base64" : "")
            + (cut ? ", of which this is the beginning" : "");
    return new EventModel.Body(
        "body-" + received.feed().replaceAll("[^A-Za-z0-9]", "-"),
        cut ? whole.substring(0, LONGEST) : whole,
        note,
        file,
        null);
  }
}
