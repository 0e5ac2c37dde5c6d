package io.tailrace.cli;

import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.FeedConfig;
import java.util.List;
import picocli.CommandLine.Option;

/** One feed, where several would be looked at. For one thread. */
final class FeedOption {
  @Option(names = "--feed", paramLabel = "F", description = "Only this feed.")
  private String feed;

  /** Null if it was not given. */
  String name() {
    return feed;
  }

  /**
   * Where nothing was found, perhaps because the name is none: a feed that was removed from the
   * configuration may still have something.
   */
  void requireKnown(Configuration configuration) throws CommandFailedException {
    if (feed != null && configuration.feed(feed).isEmpty()) {
      throw unknown(feed, configuration);
    }
  }

  /** That there is none of this name, and which there are. */
  static CommandFailedException unknown(String feed, Configuration configuration) {
    List<String> names = configuration.feeds().stream().map(FeedConfig::name).toList();
    return CommandFailedException.usage(
        "There is no feed named '" + feed + "'; there is " + String.join(", ", names) + ".");
  }

  /** As the end of a sentence. */
  String in() {
    return feed == null ? "." : " in feed " + feed + ".";
  }
}
