package io.tailrace.dashboard.campaign;

import io.tailrace.customerio.appapi.MessageSource;
import io.tailrace.customerio.appapi.Period;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Report;
import io.tailrace.operations.ReportQuestion;
import io.tailrace.operations.Reports;
import io.tailrace.operations.series.TimeRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a campaign's page that comes after it, since Customer.io is asked for it. Safe for use
 * by many threads.
 *
 * @param feeds those that are configured
 */
record VendorFiguresPart(Reports reports, List<String> feeds) implements DashboardPage {
  private static final int MOST_DAYS = 45;
  private static final List<String> SHOWN =
      List.of(
          "sent",
          "delivered",
          "bounced",
          "spammed",
          "unsubscribed",
          "opened",
          "human_opened",
          "clicked",
          "human_clicked",
          "converted");

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    SourceKey key = SourceKey.of(request.feed(), request.segment("kind"), request.segment("id"));
    return new PageFragment("campaign/vendor.jte", figures(key, request.range()));
  }

  private VendorFigures figures(SourceKey key, TimeRange range) throws OperationException {
    String feed = key.feed() == null ? feeds.get(0) : key.feed();
    int days = Math.clamp(range.length().toDays(), 1, MOST_DAYS);
    var kind = MessageSource.Kind.valueOf(key.kind().word().toUpperCase(Locale.ROOT));
    var question =
        new ReportQuestion(feed, new MessageSource(kind, key.id(), null), Period.DAY, days, null);
    try {
      return figures(reports.read(question), days);
    } catch (OperationException e) {
      // The page stands without them; why they are not there is what this part says.
      return new VendorFigures(String.valueOf(e.getMessage()), null, List.of());
    }
  }

  private static VendorFigures figures(Report report, int days) {
    String sentence =
        "The last "
            + Numbers.of(days, "day")
            + " up to now. Customer.io puts a figure on the day its message was made, in "
            + report.zone()
            + "; here it is on the day of the event.";
    Map<String, Long> ours = report.webhooks().totals();
    Map<String, Long> same = report.webhooks().appApi();
    if (ours == null || same == null) {
      String missing = report.webhooks().missing();
      return new VendorFigures(
          sentence,
          table(report.totals(), Map.of()),
          missing == null ? report.notes() : List.of(missing));
    }
    return new VendorFigures(
        sentence + " Both columns are of the days that came here whole.",
        table(same, ours),
        report.notes());
  }

  private static DataTable table(Map<String, Long> theirs, Map<String, Long> ours) {
    List<TableColumn> columns =
        List.of(
            TableColumn.text("Figure"),
            TableColumn.number("Customer.io"),
            TableColumn.number("Here"),
            TableColumn.number("Difference"));
    return DataTable.of(
        "Customer.io's own figures beside ours",
        columns,
        SHOWN.stream().map(name -> row(name, theirs.get(name), ours.get(name))).toList());
  }

  private static List<TableCell> row(String name, @Nullable Long theirs, @Nullable Long ours) {
    String difference = theirs == null || ours == null ? "–" : signed(ours - theirs);
    return List.of(
        TableCell.of(MeasureLabels.of(name)),
        TableCell.of(Numbers.count(theirs)),
        TableCell.of(Numbers.count(ours)),
        TableCell.of(difference));
  }

  private static String signed(long number) {
    return number > 0 ? "+" + Numbers.count(number) : Numbers.count(number);
  }
}
