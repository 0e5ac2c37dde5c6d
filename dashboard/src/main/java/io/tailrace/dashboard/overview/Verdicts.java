package io.tailrace.dashboard.overview;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.component.VerdictCard;
import io.tailrace.operations.StatusReport;
import io.tailrace.operations.StatusReport.SinkStatus;
import io.tailrace.operations.deliverability.DeliverabilityReport;
import io.tailrace.operations.incoming.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Do we receive, are the sinks level, does mail arrive, does anything need somebody? Immutable.
 *
 * @param mail null if it cannot be read
 */
record Verdicts(StatusReport status, @Nullable DeliverabilityReport mail, Instant now) {
  /** A sink that is behind by more is no longer level. */
  private static final Duration LEVEL = Duration.ofMinutes(1);

  private static final Duration JUST_NOW = Duration.ofSeconds(1);

  List<VerdictCard> cards() {
    return List.of(receiving(), sinks(), deliverability(), alerts());
  }

  /** A card as a part of a sentence. */
  record Said(Tone tone, String words) {}

  List<Said> said() {
    VerdictCard receiving = receiving();
    VerdictCard sinks = sinks();
    VerdictCard mail = deliverability();
    int alerts = status.attention().size();
    return List.of(
        new Said(
            receiving.tone(),
            switch (receiving.tone()) {
              case OK -> "we receive";
              case NONE -> "nothing was received yet";
              default -> "receiving is in trouble";
            }),
        new Said(
            sinks.tone(),
            switch (sinks.tone()) {
              case OK -> "the sinks are level";
              case WARN -> "the sinks are " + sinks.word();
              default -> "sinks need somebody";
            }),
        new Said(
            mail.tone(),
            switch (mail.tone()) {
              case OK -> "mail arrives";
              case WARN -> "mail needs watching";
              case BAD -> "mail needs action now";
              default -> "there is too little mail to tell whether it arrives";
            }),
        new Said(
            alerts == 0 ? Tone.OK : Tone.BAD,
            alerts == 0 ? "nothing needs you" : Numbers.of(alerts, "alert")));
  }

  private VerdictCard receiving() {
    List<FeedStatus> feeds = status.feeds();
    Optional<FeedStatus> bad = feeds.stream().filter(feed -> feed.problem() != null).findFirst();
    Optional<Instant> last =
        feeds.stream()
            .map(FeedStatus::lastVerified)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    if (!status.log().check().ok()) {
      return card(Tone.BAD, "Refusing", String.valueOf(status.log().check().message()));
    }
    if (bad.isPresent()) {
      return card(Tone.BAD, "Trouble", sentence(bad.get()));
    }
    return last.map(at -> card(Tone.OK, "Receiving", received(at)))
        .orElseGet(
            () -> card(Tone.NONE, "Nothing yet", "No request was verified since the start."));
  }

  private static VerdictCard card(Tone tone, String word, String detail) {
    return new VerdictCard(tone, "Receiving", word, detail, "/stalls");
  }

  private static String sentence(FeedStatus feed) {
    return (feed.name() == null ? "Requests to no feed" : "Feed " + feed.name())
        + ": "
        + feed.problem()
        + ".";
  }

  private String received(Instant last) {
    long requests =
        status.feeds().stream()
            .map(FeedStatus::requests)
            .filter(Objects::nonNull)
            .flatMap(outcomes -> outcomes.values().stream())
            .mapToLong(Long::longValue)
            .sum();
    Duration age = since(last);
    boolean now = age.compareTo(JUST_NOW) < 0;
    return "The last verified request came "
        + (now ? "just now" : Numbers.span(age) + " ago")
        + "; "
        + Numbers.of(requests, "request")
        + " in the last 10 minutes.";
  }

  private Duration since(Instant at) {
    Duration age = Duration.between(at, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private VerdictCard sinks() {
    List<SinkStatus> sinks = status.sinks();
    List<SinkStatus> ill = sinks.stream().filter(sink -> !sink.healthy()).toList();
    if (!ill.isEmpty()) {
      String names = String.join(", ", ill.stream().map(SinkStatus::name).toList());
      return sinkCard(Tone.BAD, ill.size() + " of " + sinks.size() + " not well", names + ".");
    }
    Optional<SinkStatus> last =
        sinks.stream()
            .filter(sink -> sink.lagSeconds() != null)
            .max(Comparator.comparing(sink -> Objects.requireNonNull(sink.lagSeconds())));
    if (last.isPresent() && SinkRow.lag(last.get()).compareTo(LEVEL) > 0) {
      return sinkCard(
          Tone.WARN,
          Numbers.span(SinkRow.lag(last.get())) + " behind",
          last.get().name() + " has " + Numbers.count(last.get().lag()) + " events to go.");
    }
    return sinkCard(
        Tone.OK, "Level", Numbers.of(sinks.size(), "sink") + ", each within a minute of now.");
  }

  private static VerdictCard sinkCard(Tone tone, String word, String detail) {
    return new VerdictCard(tone, "Sinks", word, detail, "/sinks");
  }

  private VerdictCard deliverability() {
    if (mail == null) {
      return mailCard(Tone.NONE, "Not known", "The database cannot be asked now.");
    }
    String detail = mail.sentence() + " Last 7 days.";
    return switch (mail.verdict()) {
      case "good" -> mailCard(Tone.OK, "Healthy", detail);
      case "warn" -> mailCard(Tone.WARN, "Watch", detail);
      case "act" -> mailCard(Tone.BAD, "Act now", detail);
      default -> mailCard(Tone.NONE, "Too little", detail);
    };
  }

  private static VerdictCard mailCard(Tone tone, String word, String detail) {
    return new VerdictCard(tone, "Deliverability", word, detail, "/deliverability?from=7d");
  }

  private VerdictCard alerts() {
    int count = status.attention().size();
    return count == 0
        ? new VerdictCard(Tone.OK, "Alerts", "None", "Nothing needs you.", "#alerts")
        : new VerdictCard(
            Tone.BAD,
            "Alerts",
            Integer.toString(count),
            count == 1 ? "One thing needs you." : "Each is below, with where to go.",
            "#alerts");
  }
}
