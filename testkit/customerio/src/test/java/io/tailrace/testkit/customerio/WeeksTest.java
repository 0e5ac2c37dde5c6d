package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That the weeks which a demonstration begins with hold what it wants to show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeeksTest {
  private static final Instant END = Instant.parse("2026-11-27T15:30:00Z");
  private static final Duration SPAN = Duration.ofDays(21);
  private static final int COUNT = 20_000;

  private final List<Event> events = new ArrayList<>();

  @BeforeAll
  void make() {
    events(3).forEach(event -> events.add(decoded(event)));
  }

  private static List<SimulatedEvent> events(long seed) {
    List<SimulatedEvent> list = new ArrayList<>();
    Workspace.stream(TrafficPlan.weeksEndingAt(seed, COUNT, END, SPAN)).forEachRemaining(list::add);
    return list;
  }

  private static Event decoded(SimulatedEvent event) {
    try {
      return EventDecoder.decode(event.body());
    } catch (UnreadableEventException e) {
      throw new AssertionError(e);
    }
  }

  private long count(Metric metric, Predicate<Event> which) {
    return mails(metric, which).size();
  }

  private List<Event> mails(Metric metric, Predicate<Event> which) {
    return events.stream()
        .filter(it -> it.objectType().equals(ObjectType.EMAIL) && it.metric().equals(metric))
        .filter(it -> !it.isPersonEvent())
        .filter(which)
        .toList();
  }

  private static final Pattern MICROSOFT = Pattern.compile(".*@(outlook|hotmail|live)[.]com");
  private static final Pattern GMAIL = Pattern.compile(".*@gmail[.]com");
  private static final Pattern APPLE = Pattern.compile(".*@(icloud|me)[.]com");

  private static boolean isAt(Event event, Pattern provider) {
    return event.emailAddress() != null && provider.matcher(event.emailAddress()).matches();
  }

  @Test
  void eachDayHasItsShareUpToTheEnd() {
    for (long seed = 1; seed <= 5; seed++) {
      List<SimulatedEvent> all = events(seed);
      assertThat(all).hasSize(COUNT).allMatch(it -> it.createdAt().isBefore(END));
      Map<Long, Long> days =
          all.stream()
              .collect(
                  Collectors.groupingBy(
                      it -> Duration.between(it.timestamp(), END).toDays(), Collectors.counting()));
      assertThat(days.keySet())
          .containsAll(IntStream.range(0, 21).mapToObj(Long::valueOf).toList());
      assertThat(days.values()).as("seed " + seed).allMatch(count -> count > COUNT / 21 / 5);
      assertThat(days.get(0L)).as("no heap at the end, seed " + seed).isLessThan(COUNT / 21 * 3);
    }
  }

  @Test
  void nightsAreQuiet() {
    Map<Integer, Long> hours =
        mails(Metric.SENT, it -> true).stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.timestamp().atZone(ZoneOffset.UTC).getHour(), Collectors.counting()));
    assertThat(hours.getOrDefault(2, 0L) * 4).isLessThan(hours.get(9));
  }

  @Test
  void microsoftBeginsToRefuseForWantOfAuthentication() {
    List<Event> refused =
        mails(Metric.BOUNCED, it -> String.valueOf(it.data().failureMessage()).contains("5.7.515"));
    assertThat(refused).hasSizeGreaterThan(50).allMatch(it -> isAt(it, MICROSOFT));
    Instant first = refused.get(0).timestamp();
    assertThat(first).isBetween(END.minus(Duration.ofDays(5)), END.minus(Duration.ofDays(3)));
    long sent = count(Metric.SENT, it -> isAt(it, MICROSOFT) && !it.timestamp().isBefore(first));
    assertThat(refused.size() / (double) sent).isBetween(0.5, 0.9);
  }

  @Test
  void winBackDrawsComplaintsAndGmailReportsNone() {
    Predicate<Event> winBack = it -> Long.valueOf(9).equals(it.data().campaignId());
    long complaints = count(Metric.SPAMMED, winBack);
    long delivered = count(Metric.DELIVERED, winBack.and(it -> !isAt(it, GMAIL)));
    assertThat(delivered).isGreaterThan(200);
    assertThat(complaints / (double) delivered).isGreaterThan(0.003);
    long others = count(Metric.SPAMMED, winBack.negate());
    assertThat(others / (double) count(Metric.DELIVERED, winBack.negate())).isLessThan(0.003);
    assertThat(count(Metric.SPAMMED, it -> isAt(it, GMAIL))).isZero();
  }

  @Test
  void applesMachinesOpenANewsletter() {
    Predicate<Event> newsletter =
        it -> Long.valueOf(22).equals(it.data().newsletterId()) && isAt(it, APPLE);
    long machine =
        count(Metric.OPENED, newsletter.and(it -> Boolean.TRUE.equals(it.data().prefetched())));
    assertThat(machine / (double) count(Metric.DELIVERED, newsletter)).isGreaterThan(0.8);
  }

  @Test
  void mistakesAreBodiesThatCannotBeRead() {
    List<SimulatedEvent> mistakes = Mistakes.some(1, END);
    assertThat(mistakes)
        .hasSize(6)
        .allSatisfy(
            mistake ->
                assertThatThrownBy(() -> EventDecoder.decode(mistake.body()))
                    .isInstanceOf(UnreadableEventException.class));
    assertThat(mistakes.stream().map(SimulatedEvent::eventId).distinct()).hasSize(6);
  }
}
