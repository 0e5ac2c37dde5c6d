package io.tailrace.core.settings;

import java.util.List;

/**
 * Every setting that was read before this component, as it holds; secrets are masked. A record of
 * settings that has this as its last component knows them all. Immutable.
 */
public record EffectiveValues(List<EffectiveValue> list) {
  /** Of what was not read from anywhere. */
  public static final EffectiveValues NONE = new EffectiveValues(List.of());

  public EffectiveValues {
    list = List.copyOf(list);
  }
}
