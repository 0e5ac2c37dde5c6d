package io.tailrace.dashboard.sinks;

import io.tailrace.admin.PathTemplate;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.MaskedAddress;
import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.StatCard;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.sinks.SinksModel.LostRange;
import io.tailrace.dashboard.sinks.SinksModel.SinkPanel;
import io.tailrace.operations.GapView;
import io.tailrace.operations.StatusReport.PartitionPosition;
import io.tailrace.operations.StatusReport.SinkStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of a sink how it stands. Immutable.
 *
 * @param received events a second of late; null if it is not known
 */
record SinkPanels(Visitor visitor, @Nullable Double received) {

  SinkPanel of(SinkStatus sink) {
    String path = "/sinks/" + PathTemplate.encoded(sink.name());
    return new SinkPanel(
        sink.name(),
        new Badge(sink.healthy() ? Tone.OK : Tone.BAD, sink.state()),
        sink.since(),
        sink.lastError() == null ? "" : masked(sink.lastError()),
        sink.lastErrorAt(),
        figures(sink),
        positions(sink),
        sink.gaps().stream().map(gap -> lost(gap, path)).toList(),
        sink.replays().stream()
            .map(left -> Numbers.count(left.to() - left.next()) + " offsets left of a replay")
            .toList(),
        path + "/replay");
  }

  private String masked(String text) {
    return visitor.role() == AccessRole.VIEWER ? MaskedAddress.inText(text) : text;
  }

  private List<StatCard> figures(SinkStatus sink) {
    Double seconds = sink.lagSeconds();
    String age = seconds == null ? "" : "the oldest waits " + Numbers.span(span(seconds));
    Long letters = sink.deadLetters();
    return List.of(
        StatCard.plain("Behind", count(sink.lag(), "event"), age),
        StatCard.plain("Out", rate(sink.perSecond()), "written of late"),
        StatCard.plain("In", rate(received), "received in the last minute"),
        level(sink),
        new StatCard(
            "Dead letters",
            Numbers.count(letters),
            letters != null && letters > 0 ? Tone.BAD : Tone.NONE,
            letters != null && letters > 0 ? "set aside, each with its reason" : ""));
  }

  private static String count(@Nullable Long number, String noun) {
    return number == null ? "–" : Numbers.of(number, noun);
  }

  private static String rate(@Nullable Double perSecond) {
    if (perSecond == null) {
      return "–";
    }
    boolean whole = perSecond >= 10 || perSecond == 0;
    return (whole
            ? Numbers.count(Math.round(perSecond))
            : String.valueOf(Math.round(perSecond * 10) / 10.0))
        + "/s";
  }

  private static StatCard level(SinkStatus sink) {
    if (sink.lag() != null && sink.lag() == 0) {
      return StatCard.plain("Level in", "Level", "it has all there is");
    }
    Double left = sink.levelInSeconds();
    return left == null
        ? StatCard.plain("Level in", "–", "not foreseen as things go")
        : StatCard.plain("Level in", Numbers.span(span(left)), "at this rate");
  }

  private static Duration span(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static DataTable positions(SinkStatus sink) {
    return DataTable.of(
        "Positions of " + sink.name(),
        List.of(
            TableColumn.text("Partition"),
            TableColumn.text("State"),
            TableColumn.number("Next offset"),
            TableColumn.number("Done past it", "events")),
        sink.partitions().stream().map(SinkPanels::row).toList());
  }

  private static List<TableCell> row(PartitionPosition position) {
    return List.of(
        TableCell.of(String.valueOf(position.partition())),
        TableCell.of(position.state()),
        TableCell.of(Numbers.count(position.offset())),
        TableCell.of(Numbers.count(position.pending())));
  }

  private LostRange lost(GapView gap, String path) {
    String what = gap.records() == null ? "Some records" : Numbers.of(gap.records(), "record");
    String sentence =
        "%s at offsets %s to %s: %s.%s"
            .formatted(
                what,
                gap.from(),
                gap.to(),
                gap.why(),
                gap.acknowledgedBy() == null
                    ? ""
                    : " Acknowledged by " + gap.acknowledgedBy() + ".");
    boolean asks = gap.open() && visitor.mayActAs(AccessRole.OPERATOR);
    return new LostRange(
        sentence,
        gap.open() ? new Badge(Tone.BAD, "open") : new Badge(Tone.NONE, "acknowledged"),
        gap.at(),
        asks
            ? new ChangeForm(
                path + "/gaps", "Acknowledge…", Map.of("gap", String.valueOf(gap.id())), false)
            : null);
  }
}
