package io.tailrace.core.log;

import java.util.Locale;

/** Why a sink never sees the records of a {@link Gap}. */
public enum GapCause {
  /** They went while the sink still needed them. */
  RETENTION("the log's retention took them before the sink had them"),
  /** The sink is new, or was put back, and needs what the log let go of earlier. */
  BEFORE_THE_LOG("the log no longer reaches back to where the sink stands"),
  /** They were deleted, evicted or damaged: the log should hold them. */
  MISSING_IN_LOG("the log lacks them, although it should hold them"),
  /** The sink had them, lost them with its own file, and the log has let go of them since. */
  SINK_DAMAGED("the sink lost them with its own file, and the log no longer has them"),
  /** A failover, a restart or somebody took the log, or its end, from under us. */
  LOG_REPLACED(
      "the log was replaced or lost its end, and with it what the sink had not had yet, if"
          + " anything"),
  /** The sink moved on past them, and nobody knows of a reason. */
  UNACCOUNTED("the sink's position moved past them, and they were not handed over"),
  /** The sink came back in an older state than the one that was last seen. */
  SINK_WENT_BACK("the sink was put back to an older state, and the log no longer has them");

  private final String text;

  GapCause(String text) {
    this.text = text;
  }

  /** As a part of a sentence, for people. */
  public String text() {
    return text;
  }

  /** As it is stored and shown to programs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reverse of {@link #code}. */
  public static GapCause of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
