package io.tailrace.dashboard.setaside;

import java.util.Locale;

/** What can be done with what was set aside. Immutable. */
enum SetAsideAct {
  REPLAY("replayed", "are tried again"),
  DISCARD("discarded", "are let go for good");

  private final String done;
  private final String doing;

  SetAsideAct(String done, String doing) {
    this.done = done;
    this.doing = doing;
  }

  /** As in {@code 3 were discarded}. */
  String done() {
    return done;
  }

  /** As in {@code 3 are let go for good}. */
  String doing() {
    return doing;
  }

  /** Whether an operation says by this word that it was done, or would be. */
  boolean did(String outcome) {
    return outcome.startsWith(this == REPLAY ? "replay" : "discard");
  }

  String path(SetAsideWords words) {
    return words.path() + "/" + name().toLowerCase(Locale.ROOT);
  }
}
