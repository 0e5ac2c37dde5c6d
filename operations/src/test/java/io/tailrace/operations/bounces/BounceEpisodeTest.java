package io.tailrace.operations.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.sink.database.Bounces.Hour;
import io.tailrace.sink.database.Bounces.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BounceEpisodeTest {
  private static final Instant FROM = Instant.parse("2027-01-24T00:00:00Z");

  /** So many hours after the beginning, with five minutes of it. */
  private static Hour hour(int hours) {
    Instant hour = FROM.plus(Duration.ofHours(hours));
    Kind kind = new Kind("email", "gmail", "policy", "bounced");
    return new Hour(kind, hour, hour.plusSeconds(60), hour.plusSeconds(360));
  }

  private static BounceEpisode of(int... hours) {
    return BounceEpisode.of(IntStream.of(hours).mapToObj(BounceEpisodeTest::hour).toList(), FROM);
  }

  @Test
  void itBeginsAfterADaysRest() {
    BounceEpisode episode = of(2, 3, 40, 63, 64);
    assertThat(episode.first()).isEqualTo(hour(2).first());
    assertThat(episode.last()).isEqualTo(hour(64).last());
    assertThat(episode.since()).isEqualTo(hour(40).first());
  }

  @Test
  void itMayHaveBegunBeforeTheSpan() {
    BounceEpisode episode = of(-30, -10, 5, 20);
    assertThat(episode.first()).isEqualTo(hour(5).first());
    assertThat(episode.since()).isEqualTo(hour(-30).first());
  }

  @Test
  void whatWasThereAllTheTimeHasNoKnownBeginning() {
    List<Hour> always =
        Stream.iterate(-28 * 24, hours -> hours <= 20, hours -> hours + 12)
            .map(BounceEpisodeTest::hour)
            .toList();
    assertThat(BounceEpisode.of(always, FROM).since()).isNull();
  }

  @Test
  void itIsOverAfterADay() {
    assertThat(of(2).isOverBy(FROM.plus(Duration.ofHours(26)))).isFalse();
    assertThat(of(2).isOverBy(FROM.plus(Duration.ofHours(27)))).isTrue();
    assertThat(of().isOverBy(FROM)).isFalse();
    assertThat(of().last()).isNull();
  }
}
