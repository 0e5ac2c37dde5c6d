package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/**
 * All that a command sees of the world. Immutable.
 *
 * @param out results
 * @param err progress and errors
 */
public record Shell(
    InputStream in,
    Output out,
    PrintStream err,
    Terminal terminal,
    Map<String, String> environment,
    InstantSource clock,
    FolderAccess folders,
    ServerStarter starter) {

  public Shell {
    environment = Map.copyOf(environment);
  }

  /** That of this process. */
  public static Shell ofProcess(FolderAccess folders, ServerStarter starter) {
    return new Shell(
        System.in,
        Output.standard(),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        Terminal.ofProcess(System.getenv()),
        System.getenv(),
        InstantSource.system(),
        folders,
        starter);
  }

  public Style style() {
    return new Style(terminal.colour());
  }

  /** Progress, hints, warnings. */
  public void say(String line) {
    err.println(Outside.lines(line));
  }

  /** What went wrong. */
  void fail(String message) {
    err.println(style().bad("tailrace: ") + Outside.lines(message));
  }

  /** For programs. */
  void json(Object answer) {
    out.println(Outside.json(ApiJson.tree(answer).toPrettyString()));
  }
}
