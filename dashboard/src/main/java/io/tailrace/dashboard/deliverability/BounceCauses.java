package io.tailrace.dashboard.deliverability;

import io.tailrace.admin.PathTemplate;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.MaskedAddress;
import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.operations.bounces.BounceReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays out why messages were refused, for whom it may concern: who may not see people gets samples
 * without addresses. Immutable.
 */
record BounceCauses(BounceReport report, Visitor visitor) {
  private static final int TOLD = 6;

  /** Null if nothing was refused. */
  @Nullable BounceSection section(String csv) {
    if (report.causes().isEmpty()) {
      return null;
    }
    return new BounceSection(
        sentence(),
        report.causes().stream().limit(TOLD).map(this::told).toList(),
        table().file(csv));
  }

  private String sentence() {
    return Numbers.of(report.bounced(), "message")
        + " bounced, "
        + Numbers.count(report.permanent())
        + " of them for good; "
        + Numbers.of(report.deferred(), "time")
        + " one was put off, and tried again.";
  }

  private BounceSection.Told told(BounceReport.CauseAtProvider cause) {
    boolean mayLook = visitor.mayActAs(AccessRole.ANALYST);
    String message = cause.deliveryId();
    return new BounceSection.Told(
        cause.finding(),
        kind(cause),
        counts(cause),
        cause.last(),
        cause.meaning(),
        cause.mender(),
        cause.link(),
        mayLook && message != null ? "/messages/" + PathTemplate.encoded(message) : null,
        sample(cause));
  }

  private static Badge kind(BounceReport.CauseAtProvider cause) {
    if (cause.temporary()) {
      return new Badge(Tone.INFO, "Passes by itself");
    }
    return cause.suppresses()
        ? new Badge(Tone.NONE, "The address gets no more")
        : new Badge(Tone.WARN, "Ours to mend");
  }

  private static String counts(BounceReport.CauseAtProvider cause) {
    List<String> parts = new ArrayList<>();
    if (cause.bounced() > 0) {
      parts.add(Numbers.count(cause.bounced()) + " bounced");
    }
    if (cause.share() != null && cause.bounced() > 0) {
      parts.add(Numbers.percent(cause.share()) + " of all bounces");
    }
    if (cause.deferred() > 0) {
      parts.add(Numbers.of(cause.deferred(), "time") + " put off");
    }
    return String.join(" · ", parts);
  }

  private String sample(BounceReport.CauseAtProvider cause) {
    String sample = cause.sample();
    if (sample == null) {
      return "";
    }
    return visitor.mayActAs(AccessRole.ANALYST) ? sample : MaskedAddress.inText(sample);
  }

  /** All of them, in figures. */
  DataTable table() {
    List<TableColumn> columns =
        List.of(
            TableColumn.text("Cause"),
            TableColumn.text("Channel"),
            TableColumn.text("Mailbox provider"),
            TableColumn.number("Bounced"),
            TableColumn.number("Put off"),
            TableColumn.text("First"),
            TableColumn.text("Last"),
            TableColumn.text("Who can mend it"),
            TableColumn.text("Sample"));
    return DataTable.of(
        "Bounces by cause", columns, report.causes().stream().map(this::row).toList());
  }

  private List<TableCell> row(BounceReport.CauseAtProvider cause) {
    return List.of(
        TableCell.of(cause.cause().replace('_', ' ')),
        TableCell.of(cause.type()),
        TableCell.of(MeasureLabels.provider(cause.provider())),
        TableCell.of(Numbers.count(cause.bounced())),
        TableCell.of(Numbers.count(cause.deferred())),
        TableCell.time(cause.first()),
        TableCell.time(cause.last()),
        TableCell.of(cause.mender()),
        TableCell.of(sample(cause)));
  }
}
