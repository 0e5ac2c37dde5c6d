package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.StatCard;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.figures.FigureStep;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.figures.GradeTone;
import io.tailrace.dashboard.figures.RateCells;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.bounces.BounceLookup;
import io.tailrace.operations.deliverability.Deliverability;
import io.tailrace.operations.deliverability.DeliverabilityReport;
import io.tailrace.operations.deliverability.DeliverabilityReport.Finding;
import io.tailrace.operations.deliverability.GradedRate;
import io.tailrace.operations.deliverability.ProviderFigures;
import io.tailrace.operations.series.SeriesWords;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Does our mail arrive, where not, and why? Safe for use by many threads. */
record DeliverabilityPage(Deliverability deliverability, BounceLookup bounces, FigureReader figures)
    implements DashboardPage {
  private static final String MAIL = "email";

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    String channel = request.text("type", MAIL);
    FigureWords words = FigureWords.of(request).with("type", channel);
    DeliverabilityReport report = deliverability.read(words::word);
    String step = FigureStep.of(Duration.between(report.from(), report.to()));
    ListGrowth growth = growth(words, step, request);
    String file = PageFiles.asked(request);
    BounceCauses causes = causes(words, request);
    if (file != null) {
      return switch (file) {
        case "growth" -> PageFiles.of(file, growth.table());
        case "bounces" -> PageFiles.of(file, causes.table());
        default -> PageFiles.of("providers", new ProviderTable(report, request).table());
      };
    }
    var model =
        new DeliverabilityModel(
            DeliverabilityFilter.of(request, channel),
            report.verdict().equals("none"),
            cards(report),
            report.findings().stream().map(it -> linked(it, request)).toList(),
            new ProviderTable(report, request).table(),
            rates(words, step, request).all(channel),
            causes.section(PageFiles.href(request, "bounces")),
            growth.chart(PageFiles.href(request, "growth")),
            growth.sentence(),
            report.notes());
    return new PageView(
        "Deliverability",
        tone(report.verdict()),
        report.sentence(),
        "deliverability/deliverability.jte",
        model);
  }

  private BounceCauses causes(FigureWords words, PageRequest request) throws OperationException {
    SeriesWords said = figures.said(words);
    var asked = new BounceLookup.Asked(said.range(request.now()), said.zone(), said.filtered());
    return new BounceCauses(bounces.read(asked), request.visitor());
  }

  private RateCharts rates(FigureWords words, String step, PageRequest request)
      throws OperationException {
    return new RateCharts(
        words, step, figures.read(words.asking(RateCharts.MEASURES, step), request.now()));
  }

  /** Persons are of no channel and of no provider. */
  private ListGrowth growth(FigureWords words, String step, PageRequest request)
      throws OperationException {
    FigureWords asked =
        words.with("type", null).with("provider", null).asking(ListGrowth.MEASURES, step);
    return new ListGrowth(asked, figures.read(asked, request.now()));
  }

  private static List<StatCard> cards(DeliverabilityReport report) {
    ProviderFigures total = report.total();
    return List.of(
        card("Delivered", total.delivered(), report),
        card("Permanent bounces", total.permanentBounces(), report),
        card("Temporary bounces", total.temporaryBounces(), report),
        card("Complaints outside Gmail", total.complaints(), report),
        card("Human opens", total.humanOpens(), report),
        card("Human clicks", total.humanClicks(), report));
  }

  private static StatCard card(String label, GradedRate rate, DeliverabilityReport report) {
    Tone tone = rate.grade().equals("good") ? Tone.OK : GradeTone.of(rate.grade());
    String detail = new RateCells(report.usual()).detail(rate);
    return new StatCard(
        label,
        rate.text(),
        Objects.requireNonNullElse(tone, Tone.NONE),
        detail.equals(rate.text()) ? "" : detail);
  }

  private static DeliverabilityModel.Linked linked(Finding finding, PageRequest request) {
    boolean everywhere = finding.provider().equals("all");
    String href = request.href("provider", everywhere ? null : finding.provider());
    boolean bounces = finding.measure().contains("bounce");
    return new DeliverabilityModel.Linked(
        badge(finding.grade()), finding.text() + ".", href + (bounces ? "#bounces" : "#rates"));
  }

  private static Badge badge(String grade) {
    return switch (grade) {
      case "act" -> new Badge(Tone.BAD, "Act");
      case "warn" -> new Badge(Tone.WARN, "Watch");
      default -> new Badge(Tone.INFO, "Unusual");
    };
  }

  private static Tone tone(String verdict) {
    return switch (verdict) {
      case "act" -> Tone.BAD;
      case "warn" -> Tone.WARN;
      case "good" -> Tone.OK;
      default -> Tone.NONE;
    };
  }
}
