package io.tailrace.sink.forward;

import io.tailrace.core.settings.Secret;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The bytes as received, signed anew as Customer.io signs: whoever took its calls takes these.
 * Immutable.
 *
 * @param key the setting's name, for sentences
 */
record CustomerIoFormat(Secret keys, String key) implements WireFormat {
  @Override
  public Posting posting(List<SinkRecord> records, Instant now) throws MisconfiguredException {
    SinkRecord record = records.get(0);
    byte[] body = record.record().body();
    String first =
        keys.value()
            .orElseThrow(
                () ->
                    new MisconfiguredException(
                        key
                            + " must hold the key by which the receiver verifies Customer.io's"
                            + " calls"));
    String timestamp = Long.toString(now.getEpochSecond());
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "X-CIO-Timestamp",
            timestamp,
            "X-CIO-Signature",
            new Signer(new SigningKey(first)).sign(timestamp, body));
    return new Posting(record.knownEvent().eventId(), "", headers, List.of(body));
  }
}
