package io.tailrace.cli;

import io.tailrace.customerio.EventKind;
import io.tailrace.customerio.SampleEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Sample events in place of a file. For one thread. */
final class SampleOptions {
  private static final int MOST = 100_000;

  @Option(
      names = "--sample",
      paramLabel = "TYPE",
      description =
          "Sends sample events of this type, such as email_bounced, instead of a file. Their ids"
              + " begin with sample-, and their source in all tables is demo.")
  private String type;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many samples, up to 100000. Defaults to 1.")
  private int count;

  @Option(names = "--list", description = "Lists the types that there are samples of.")
  private boolean list;

  boolean asksForList() {
    return list;
  }

  boolean given() {
    return type != null;
  }

  /** One a line, of now. */
  InputStream lines(Instant now) throws CommandFailedException {
    EventKind kind =
        SampleEvents.kind(type)
            .orElseThrow(
                () ->
                    CommandFailedException.usage(
                        "There is no sample '" + type + "'; 'tailrace send --list' names them."));
    if (count < 1 || count > MOST) {
      throw CommandFailedException.usage("--count must be between 1 and " + MOST + ".");
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      lines.writeBytes(SampleEvents.body(kind, UUID.randomUUID().toString(), now));
      lines.write('\n');
    }
    return new ByteArrayInputStream(lines.toByteArray());
  }
}
