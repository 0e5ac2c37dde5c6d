package io.tailrace.cli;

import io.tailrace.operations.SignedPost;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts one body per line and reports each answer. For one thread. */
final class LineSender {
  private final SignedPost post;
  private final Shell shell;
  private long kept;
  private long duplicates;
  private long quarantined;
  private long refused;

  LineSender(SignedPost post, Shell shell) {
    this.post = post;
    this.shell = shell;
  }

  /** True if every answer was a 2xx, and everything in it could be read as an event. */
  boolean send(InputStream in) throws IOException, InterruptedException, CommandFailedException {
    var lines = new BufferedInputStream(in);
    long number = 0;
    for (byte[] line = next(lines); line != null; line = next(lines)) {
      number++;
      byte[] body = withoutCarriageReturn(line);
      if (body.length > 0) {
        report(number, body);
      }
    }
    shell.say(
        "By %s: %s kept, %s, %s quarantined, %s not accepted."
            .formatted(
                post.url(),
                ValueText.count(kept),
                ValueText.count(duplicates, "duplicate"),
                ValueText.count(quarantined),
                ValueText.count(refused)));
    if (quarantined > 0) {
      shell.say("'tailrace quarantine list' says what could not be read, and why.");
    }
    return refused == 0 && quarantined == 0;
  }

  private void report(long number, byte[] body)
      throws InterruptedException, CommandFailedException {
    try {
      HttpResponse<String> answer = post.post(body);
      boolean good = answer.statusCode() / 100 == 2;
      if (good) {
        count(answer.body());
      } else {
        refused++;
      }
      String status = Integer.toString(answer.statusCode());
      String shown = good ? shell.style().good(status) : shell.style().bad(status);
      shell.out().println(number + "\t" + shown + "\t" + Outside.line(answer.body()));
    } catch (IOException e) {
      throw CommandFailedException.failed(
          "Line "
              + number
              + " could not be sent to "
              + post.url()
              + ": "
              + reason(e)
              + ". Is a server running there? 'tailrace serve' starts one, --url names another.");
    }
  }

  /** Another receiver than ours may answer with anything, and has it then. */
  private void count(String answer) {
    try {
      JsonNode counts = JsonMapper.shared().readTree(answer);
      kept += counts.path("processed").asLong(1);
      duplicates += counts.path("duplicates").asLong(0);
      quarantined += counts.path("quarantined").asLong(0);
    } catch (JacksonException notOurs) {
      kept++;
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "connection refused" : e.getMessage();
  }

  /** The bytes up to the next newline; null at the end. Bodies are bytes, not text. */
  private static byte[] next(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      line.write(read);
      read = in.read();
    }
    return line.toByteArray();
  }

  private static byte[] withoutCarriageReturn(byte[] line) {
    boolean ends = line.length > 0 && line[line.length - 1] == '\r';
    byte[] body = ends ? Arrays.copyOf(line, line.length - 1) : line;
    return new String(body, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()
        ? new byte[0]
        : body;
  }
}
