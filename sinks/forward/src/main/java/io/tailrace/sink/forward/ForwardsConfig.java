package io.tailrace.sink.forward;

import io.tailrace.core.settings.Sections;
import java.util.List;

/** The addresses that events are sent to, by name. Immutable, safe to share between threads. */
public record ForwardsConfig(
    @Sections(prefix = ForwardConfig.PREFIX, noun = "forward") List<ForwardConfig> forwards) {

  public ForwardsConfig {
    forwards = List.copyOf(forwards);
  }
}
