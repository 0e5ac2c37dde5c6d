package io.tailrace.dashboard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * A message of a server-sent stream. Immutable.
 *
 * @param name by which pages listen to it
 * @param id where a browser goes on that lost the connection after it; null = as before it
 * @param data what pages take it for, such as HTML
 */
public record StreamMessage(String name, @Nullable String id, String data) {

  /** As it goes over HTTP. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    if (id != null) {
      text.append("id: ").append(id).append('\n');
    }
    text.append("event: ").append(name).append('\n');
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    return text.append(data.isEmpty() ? "data:\n\n" : "\n").toString().getBytes(UTF_8);
  }
}
