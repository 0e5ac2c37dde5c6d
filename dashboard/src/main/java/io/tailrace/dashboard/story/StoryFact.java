package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.TableCell;

/** A thing that is known, under its name. Immutable. */
public record StoryFact(String name, TableCell value) {
  static StoryFact of(String name, String value) {
    return new StoryFact(name, TableCell.of(value));
  }
}
