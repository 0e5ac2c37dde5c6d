package io.tailrace.dashboard.overview;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.StatCard;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.component.VerdictCard;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the first page says, but for its chart. Immutable.
 *
 * @param sentence the verdicts in a sentence
 * @param cards the verdicts
 * @param day the figures of the last 24 hours; none if they cannot be read
 * @param sinks each with its lag
 * @param alerts what needs somebody to look
 * @param empty what to do first; null once anything was received
 */
public record OverviewModel(
    Tone tone,
    String sentence,
    List<VerdictCard> cards,
    List<StatCard> day,
    DataTable sinks,
    List<Alert> alerts,
    @Nullable EmptyState empty) {

  /** Said until something was received. */
  private static final EmptyState FIRST_STEPS =
      EmptyState.of(
              "No events yet",
              "Give Customer.io the address of this server, or try it with simulated events:")
          .command("tailrace demo\ntailrace connect\ntailrace send --sample email_delivered");

  /**
   * Something that needs somebody to look.
   *
   * @param href where it is put right
   */
  public record Alert(String text, String href) {}

  static OverviewModel of(
      Verdicts verdicts, List<StatCard> day, DataTable sinks, List<Alert> alerts) {
    boolean empty = Objects.equals(verdicts.status().log().events(), 0L);
    List<VerdictCard> cards = verdicts.cards();
    boolean well = cards.stream().allMatch(card -> card.tone() == Tone.OK);
    return new OverviewModel(
        cards.get(0).tone() == Tone.NONE ? Tone.NONE : worst(cards.stream().map(VerdictCard::tone)),
        well ? "All is well: we receive, mail arrives, and nothing is stuck." : sentence(verdicts),
        cards,
        day,
        sinks,
        alerts,
        empty ? FIRST_STEPS : null);
  }

  /** What is bad first. */
  private static String sentence(Verdicts verdicts) {
    List<Verdicts.Said> said = verdicts.said();
    String bad =
        joined(
            Stream.of(Tone.BAD, Tone.WARN, Tone.NONE)
                .flatMap(tone -> said.stream().filter(it -> it.tone() == tone)));
    String good = joined(said.stream().filter(it -> it.tone() == Tone.OK));
    String whole = bad + (bad.isEmpty() || good.isEmpty() ? "" : "; ") + good;
    return whole.substring(0, 1).toUpperCase(Locale.ROOT) + whole.substring(1) + ".";
  }

  private static String joined(Stream<Verdicts.Said> some) {
    return some.map(Verdicts.Said::words).collect(Collectors.joining(", "));
  }

  private static Tone worst(Stream<Tone> tones) {
    List<Tone> all = tones.toList();
    return Stream.of(Tone.BAD, Tone.WARN, Tone.OK)
        .filter(all::contains)
        .findFirst()
        .orElse(Tone.NONE);
  }
}
