package io.tailrace.server.stall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallCause;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.RequestListener;
import io.tailrace.receiver.RequestOutcome;
import io.tailrace.testkit.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each time in which the sender waited is one line of the ledger, and nothing else is one. */
class StallLedgerTest {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;

  private Stall only(WatchedFeed feed) {
    assertThat(feed.stalls()).hasSize(1);
    return feed.stalls().get(0);
  }

  private static void isFrom(Stall stall, Instant begin, Instant end) {
    assertThat(stall.begin()).isEqualTo(begin);
    assertThat(stall.end()).isEqualTo(end);
  }

  @Test
  void aWrongKeyIsOneStallUntilTheNextVerifiedRequest() {
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant begin = feed.now();
    feed.wrongSignature().after(HOUR).wrongSignature().after(HOUR);
    assertThat(only(feed).end()).isNull();
    assertThat(only(feed).stalledMs(feed.now())).isEqualTo(2 * HOUR.toMillis());
    feed.kept(FRESH).after(MINUTE).kept(FRESH);
    Stall stall = only(feed);
    assertThat(stall.cause()).isEqualTo(StallCause.UNVERIFIED);
    isFrom(stall, begin, begin.plus(HOUR).plus(HOUR));
    assertThat(stall.requests()).isEqualTo(2);
    assertThat(stall.stalledMs()).isEqualTo(2 * HOUR.toMillis());
  }

  @Test
  void aStrangersWrongSignatureIsNone() throws IOException {
    strangersAreNone(UnaryOperator.identity());
    assertThat(Files.readString(folder.resolve("stalls.jsonl")).strip())
        .as("all that was ever written is when it began")
        .doesNotContain("\n")
        .contains("\"begun\":\"2027-03-01T09:00:00Z\"");
  }

  private void strangersAreNone(UnaryOperator<RequestListener> around) {
    WatchedFeed feed = new WatchedFeed(folder, new SettableClock(WatchedFeed.START), around);
    for (int i = 0; i < 500; i++) {
      feed.wrongSignature().after(Duration.ofSeconds(6)).kept(FRESH);
    }
    assertThat(feed.stalls()).isEmpty();
  }

  /** The control: what takes each refusal for the sender's own fails the same check. */
  @Test
  void aWatchThatBelievesEachRefusalFailsThat() {
    assertThatThrownBy(() -> strangersAreNone(StallLedgerTest::believing))
        .isInstanceOf(AssertionError.class);
  }

  private static RequestListener believing(RequestListener watch) {
    return request ->
        watch.answered(
            request.outcome() == RequestOutcome.UNVERIFIED
                ? new AnsweredRequest(
                    request.feed(),
                    RequestOutcome.UNAVAILABLE,
                    request.events(),
                    WatchedFeed.START,
                    request.took(),
                    request.failure())
                : request);
  }

  @Test
  void whatCouldNotBeKeptIsOneStall() {
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant begin = feed.now();
    feed.unavailable().after(FRESH).unavailable().after(FRESH).unavailable().after(FRESH);
    feed.kept(FRESH);
    isFrom(only(feed), begin, begin.plusSeconds(3));
    assertThat(only(feed).requests()).isEqualTo(3);
    assertThat(only(feed).stalledMs()).isEqualTo(3_000);
  }

  @Test
  void oneThatComesAgainAtOnceGoesOnAndOnlyItsWaitsAreSummed() {
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant begin = feed.now();
    feed.unavailable().after(FRESH).kept(FRESH).after(Duration.ofSeconds(20));
    feed.unavailable().after(FRESH).kept(FRESH).after(Duration.ofMinutes(2));
    isFrom(only(feed), begin, begin.plusSeconds(22));
    assertThat(only(feed).stalledMs()).isEqualTo(2_000);
    feed.unavailable().after(FRESH).kept(FRESH);
    assertThat(feed.stalls()).hasSize(2);
  }

  @Test
  void aSlowAnswerIsOneFromWhenTheSenderGaveUp() {
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant answered = feed.now();
    feed.kept(FRESH, Duration.ofSeconds(4)).kept(FRESH, Duration.ofSeconds(6));
    feed.after(FRESH).kept(FRESH);
    assertThat(only(feed).cause()).isEqualTo(StallCause.SLOW);
    isFrom(only(feed), answered.minusSeconds(2), answered.plusSeconds(1));
  }

  @Test
  void whileItWasStoppedTheSenderWaitedIfItsEventsComeLate() {
    WatchedFeed before = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant stopped = before.now();
    before.stops();
    before.clock.advance(Duration.ofMinutes(5));
    WatchedFeed feed = new WatchedFeed(folder, before.clock).after(Duration.ofMinutes(55));
    for (int minutes = 59; minutes > 0; minutes--) {
      feed.kept(Duration.ofMinutes(minutes));
    }
    feed.after(MINUTE).kept(FRESH);
    Stall stall = only(feed);
    assertThat(stall.cause()).isEqualTo(StallCause.DOWN);
    isFrom(stall, stopped, stopped.plus(HOUR));
    assertThat(stall.stalledMs()).isEqualTo(Duration.ofMinutes(59).toMillis());
    assertThat(stall.lateEvents()).isEqualTo(57);
    assertThat(stall.latestSeconds()).isEqualTo(59 * 60);
  }

  @Test
  void whileItWasStoppedNobodyWaitedIfNothingComesLate() {
    WatchedFeed before = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant stopped = before.now();
    before.stops();
    before.clock.advance(MINUTE);
    WatchedFeed feed = new WatchedFeed(folder, before.clock).after(MINUTE).kept(FRESH);
    isFrom(only(feed), stopped, stopped.plus(MINUTE));
    assertThat(only(feed).stalledMs(feed.now())).isZero();
  }

  @Test
  void aKilledProcessWasThereUntilItsLastNote() {
    WatchedFeed killed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant noted = killed.now();
    killed.clock.advance(Duration.ofSeconds(3));
    killed.clock.advance(HOUR);
    WatchedFeed feed = new WatchedFeed(folder, killed.clock).kept(HOUR).after(MINUTE);
    assertThat(only(feed).cause()).isEqualTo(StallCause.DOWN);
    isFrom(only(feed), noted, noted.plusSeconds(3).plus(HOUR));
    assertThat(only(feed).stalledMs()).isEqualTo(HOUR.toMillis());
  }

  @Test
  void oneUnderWayGoesOnAfterAKillAsTheSameLine() throws IOException {
    WatchedFeed killed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant begin = killed.now();
    killed.unavailable().after(MINUTE).unavailable().after(MINUTE);
    Files.writeString(
        folder.resolve("stalls.jsonl"), "{\"stall\":{\"feed\":\"def", StandardOpenOption.APPEND);
    killed.clock.advance(HOUR);
    WatchedFeed feed = new WatchedFeed(folder, killed.clock).unavailable().after(MINUTE);
    feed.kept(HOUR).after(MINUTE);
    Instant end = begin.plus(HOUR).plus(MINUTE.multipliedBy(3));
    isFrom(only(feed), begin, end);
    assertThat(only(feed).requests()).isEqualTo(3);
    assertThat(only(feed).lateEvents()).isEqualTo(1);
    feed.stops();
    assertThat(StallLedger.lying(folder).stalls()).isEqualTo(feed.stalls());
  }

  @Test
  void lateEventsAfterASilenceAreOneThatWeCouldNotSee() {
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(HOUR);
    Instant end = feed.now();
    feed.kept(Duration.ofMinutes(40)).kept(Duration.ofMinutes(30)).kept(FRESH);
    Stall stall = only(feed);
    assertThat(stall.cause()).isEqualTo(StallCause.SILENT);
    isFrom(stall, end.minus(Duration.ofMinutes(40)), end);
    assertThat(stall.stalledMs()).isEqualTo(Duration.ofMinutes(40).toMillis());
    assertThat(stall.lateEvents()).isEqualTo(2);
  }

  @Test
  void aLateEventAmongOthersIsCountedAndNoStall() {
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    for (int i = 0; i < 180; i++) {
      feed.after(MINUTE).kept(FRESH);
    }
    feed.kept(Duration.ofHours(3)).kept(Duration.ofMinutes(2)).kept(FRESH);
    assertThat(feed.stalls()).isEmpty();
    assertThat(feed.history().late())
        .containsExactly(
            new LateHour("default", WatchedFeed.START.plus(HOUR.multipliedBy(3)), 1, 3 * 3600));
  }

  @Test
  void whatHappenedBeforeAnybodyReceivedHereIsNotLate() {
    WatchedFeed first = new WatchedFeed(folder).kept(FRESH).after(HOUR);
    first.kept(Duration.ofMinutes(62)).kept(Duration.ofDays(20));
    assertThat(first.history().late()).isEmpty();
    first.stops();
    WatchedFeed feed = new WatchedFeed(folder, first.clock).kept(Duration.ofMinutes(62));
    assertThat(feed.history().late()).isEmpty();
    assertThat(feed.kept(Duration.ofMinutes(50)).history().late()).hasSize(1);
  }

  @Test
  void aFeedThatIsUnusuallySilentIsOneAtOnceAndForgottenIfNothingWaited() {
    WatchedFeed feed = new WatchedFeed(folder);
    for (int i = 0; i < 50; i++) {
      feed.kept(FRESH).after(Duration.ofMinutes(31));
    }
    Instant last = feed.now().minus(Duration.ofMinutes(31));
    feed.after(Duration.ofMinutes(31));
    assertThat(feed.stalls()).as("62 minutes, no longer than twice the usual").isEmpty();
    feed.after(Duration.ofMinutes(1));
    isFrom(only(feed), last, null);
    assertThat(only(feed).stalledMs(feed.now())).isZero();
    feed.kept(FRESH).after(Duration.ofMinutes(11));
    assertThat(feed.stalls()).isEmpty();
  }

  @Test
  void lateEventsAreCountedByTheHourOnceEachAlsoAfterAKill() {
    WatchedFeed killed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    killed.after(Duration.ofMinutes(30));
    for (int i = 0; i < 7; i++) {
      killed.kept(Duration.ofMinutes(10));
    }
    killed.after(FRESH);
    WatchedFeed feed = new WatchedFeed(folder, killed.clock);
    for (int i = 0; i < 4; i++) {
      feed.kept(Duration.ofMinutes(20));
    }
    feed.after(HOUR).kept(Duration.ofMinutes(5)).after(FRESH);
    assertThat(feed.history().late())
        .containsExactly(
            new LateHour("default", WatchedFeed.START.plus(HOUR), 1, 300),
            new LateHour("default", WatchedFeed.START, 11, 1200));
  }

  @Test
  void aConnectionThatBreaksIsOneIfNothingVerifiedFollows() {
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    Instant begin = feed.now();
    feed.breaks("/webhooks/customerio").breaks("/elsewhere").after(HOUR).kept(FRESH);
    isFrom(only(feed), begin, begin.plus(HOUR));
    assertThat(only(feed).cause()).isEqualTo(StallCause.INCOMPLETE);
    assertThat(only(feed).requests()).isEqualTo(1);
    feed.after(HOUR).breaks("/webhooks/customerio").after(FRESH).kept(FRESH);
    assertThat(feed.stalls()).hasSize(1);
  }

  @Test
  void ofManyRequestsAtOnceEachLateEventIsCountedOnce() throws InterruptedException {
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(Duration.ofMinutes(30));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int j = 0; j < 5_000; j++) {
                      feed.kept(Duration.ofMinutes(j % 2 == 0 ? 20 : 0));
                    }
                  }));
    }
    for (int i = 0; i < 50; i++) {
      feed.after(Duration.ofMillis(1));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(feed.history().late())
        .containsExactly(new LateHour("default", WatchedFeed.START, 20_000, 1_200));
    assertThat(only(feed).lateEvents()).isEqualTo(20_000);
  }

  @Test
  void aDiskThatRefusesDisturbsNobodyAndTheRestIsWrittenLater() throws IOException {
    Files.createDirectory(folder.resolve("stalls.jsonl"));
    WatchedFeed feed = new WatchedFeed(folder).kept(FRESH).after(MINUTE);
    feed.unavailable().after(MINUTE).kept(FRESH).after(MINUTE);
    assertThat(feed.stalls()).hasSize(1);
    Files.delete(folder.resolve("stalls.jsonl"));
    feed.after(MINUTE);
    assertThat(StallLedger.lying(folder).stalls()).isEqualTo(feed.stalls());
    assertThat(Files.readString(folder.resolve("stalls.jsonl"), UTF_8).strip().lines()).hasSize(3);
  }
}
