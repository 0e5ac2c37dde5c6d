package io.tailrace.dashboard.setaside;

import io.tailrace.dashboard.component.ChangeForm;
import java.util.List;

/** The buttons that put right what was set aside. Stateless. */
final class SetAsideForms {
  private SetAsideForms() {}

  /** Of those that were chosen. */
  static List<ChangeForm> of(SetAsideWords words, SetAsideChoice choice) {
    String what = choice.narrow() ? "these" : "all";
    return List.of(
        form(SetAsideAct.REPLAY, words, choice, "Replay " + what + "…"),
        form(SetAsideAct.DISCARD, words, choice, "Discard " + what + "…"));
  }

  /** Of this one. */
  static List<ChangeForm> ofOne(SetAsideWords words, String id) {
    SetAsideChoice one = SetAsideChoice.one(id);
    return List.of(
        form(SetAsideAct.REPLAY, words, one, "Replay…"),
        form(SetAsideAct.DISCARD, words, one, "Discard…"));
  }

  static ChangeForm form(
      SetAsideAct act, SetAsideWords words, SetAsideChoice choice, String button) {
    return new ChangeForm(
        act.path(words), button, choice.fields(words), act == SetAsideAct.DISCARD);
  }
}
