package io.tailrace.admin;

import io.tailrace.core.settings.EffectiveValues;
import io.tailrace.core.settings.Origin;
import java.util.List;

/**
 * What this process was started with. Immutable.
 *
 * @param settings in the manual's order
 */
public record EffectiveSettings(List<Value> settings) {
  /** Of a process without any. */
  public static final EffectiveSettings NONE = new EffectiveSettings(List.of());

  /**
   * A setting as it holds.
   *
   * @param key as in {@code log.min-free}
   * @param value empty when there is none; a secret is masked
   * @param origin the variable, the file's line, or {@code default}
   * @param byDefault whether nobody has set it
   */
  public record Value(String key, String value, String origin, boolean byDefault) {}

  /** As they were read. */
  public static EffectiveSettings of(EffectiveValues values) {
    return new EffectiveSettings(
        values.list().stream()
            .map(
                it ->
                    new Value(
                        it.key(),
                        it.value(),
                        it.origin().toString(),
                        it.origin().kind() == Origin.Kind.DEFAULT))
            .toList());
  }
}
