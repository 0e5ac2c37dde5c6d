package io.tailrace.example.sink;

import io.tailrace.core.handler.EventHandler;
import io.tailrace.core.sink.SinkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One line for each event. The position is committed after the line, so after a crash an event may
 * come a second time: it looks whether the line is there. For one thread.
 */
record LineFile(Path file) implements EventHandler {
  @Override
  public void handle(SinkRecord record) throws IOException {
    String line = record.record().feed() + ' ' + record.knownEvent().eventId();
    if (!Files.exists(file) || !Files.readAllLines(file).contains(line)) {
      Files.writeString(file, line + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
