package io.tailrace.cli;

import io.tailrace.admin.Question;
import picocli.CommandLine.Option;

/** Which part of a long list. For one thread. */
final class PageOptions {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most that many, up to 1000. Defaults to 100.")
  private int limit;

  @Option(names = "--after", paramLabel = "ID", description = "Those after this one.")
  private String after;

  <T> Question<T> apply(Question<T> question) {
    return question.with("limit", limit).with("after", after);
  }

  /** Says how to see the rest. */
  static void sayMore(Object lastId, Shell shell) {
    shell.say("There are more: --after " + ValueText.of(lastId) + " shows them.");
  }
}
