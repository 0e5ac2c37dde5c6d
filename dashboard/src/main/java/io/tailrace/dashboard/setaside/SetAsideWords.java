package io.tailrace.dashboard.setaside;

import io.tailrace.dashboard.component.Numbers;

/**
 * What a kind of things set aside is called. Immutable.
 *
 * @param path of its page
 * @param title of its page
 * @param noun of one of them
 * @param plural of several
 * @param place what they are sorted by, also the URL's parameter: {@code sink} or {@code feed}
 * @param none the page's first line where there is nothing
 * @param replay what becomes of them by a replay
 * @param loss what is lost by a discard
 */
public record SetAsideWords(
    String path,
    String title,
    String noun,
    String plural,
    String place,
    String none,
    String replay,
    String loss) {

  static final SetAsideWords DEAD_LETTERS =
      new SetAsideWords(
          "/dead-letters",
          "Dead letters",
          "dead letter",
          "dead letters",
          "sink",
          "No dead letters: every sink has taken what it got.",
          "Their sinks alone try them again; other sinks get nothing twice.",
          "Their sinks will never get them. The log keeps their events as long as all others.");

  static final SetAsideWords QUARANTINE =
      new SetAsideWords(
          "/quarantine",
          "Quarantine",
          "quarantined body",
          "quarantined bodies",
          "feed",
          "Nothing in quarantine: each verified body was read as events.",
          "What can be read now becomes events under their own ids, and every sink takes them.",
          "No sink will ever get them, and the log's retention may take the bodies.");

  /** As in {@code 1 dead letter}. */
  String counted(long count) {
    return Numbers.count(count) + " " + (count == 1 ? noun : plural);
  }
}
