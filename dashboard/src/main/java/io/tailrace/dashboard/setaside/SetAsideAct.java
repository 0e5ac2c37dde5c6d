package io.tailrace.dashboard.setaside;

import java.util.Locale;

/** What can be done with what was set aside. Immutable. */
enum SetAsideAct {
  REPLAY("replayed", " is tried again. ", " are tried again. "),
  DISCARD("discarded", " is let go for good. ", " are let go for good. ");

  private final String done;
  private final String doingOne;
  private final String doing;

  SetAsideAct(String done, String doingOne, String doing) {
    this.done = done;
    this.doingOne = doingOne;
    this.doing = doing;
  }

  /** As in {@code 3 were discarded}. */
  String done() {
    return done;
  }

  /** Of one, as in {@code 1 is let go for good.} */
  String doingOne() {
    return doingOne;
  }

  /** Of several. */
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
