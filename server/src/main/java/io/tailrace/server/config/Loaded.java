package io.tailrace.server.config;

import io.tailrace.core.settings.EffectiveValue;
import io.tailrace.core.settings.SettingProblem;
import java.util.List;

/**
 * What loading gave. Immutable, safe to share between threads.
 *
 * @param configuration null if any problem is an error
 * @param problems all that was found, errors and warnings
 * @param values every setting that could be read, in the configuration's order
 */
public record Loaded(
    Configuration configuration, List<SettingProblem> problems, List<EffectiveValue> values) {
  public Loaded {
    problems = List.copyOf(problems);
    values = List.copyOf(values);
  }
}
