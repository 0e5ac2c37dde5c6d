package io.tailrace.core.engine;

/**
 * What every engine says of itself before it opens anything. Immutable.
 *
 * @param <S> what can be set about it beside its URL: a record of settings
 */
public interface Engine<S extends Record> {

  /** How its URLs look, and whether one is its. */
  EngineUrl url();

  /** The record that its settings are read into; see {@link io.tailrace.core.settings.Setting}. */
  Class<S> settings();

  /** Whether several processes may use it at once, from any machine. */
  boolean isShared();
}
