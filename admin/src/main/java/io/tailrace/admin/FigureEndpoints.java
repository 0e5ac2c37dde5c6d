package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.get;
import static io.tailrace.admin.Parameter.list;
import static io.tailrace.admin.Parameter.number;
import static io.tailrace.admin.Parameter.text;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.bounces.BounceReport;
import io.tailrace.operations.campaign.CampaignDetail;
import io.tailrace.operations.campaign.CampaignList;
import io.tailrace.operations.campaign.ClickedLinks;
import io.tailrace.operations.campaign.Maturity;
import io.tailrace.operations.deliverability.DeliverabilityReport;
import io.tailrace.operations.series.Dimension;
import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.SeriesAnswer;
import io.tailrace.operations.series.SeriesQuestion;
import io.tailrace.operations.series.SeriesWords;
import io.tailrace.operations.series.TimeRange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What charts and tables show: figures, and no people. Stateless. */
public final class FigureEndpoints {
  private static final List<Parameter> RANGE =
      List.of(
          text(
              "from",
              "Start, inclusive: `24h` or `7d` for how long ago, a time, or `now`. Days ago are whole"
                  + " days of `zone`. Rounded down to the hour. Defaults to `"
                  + TimeRange.USUAL
                  + "`."),
          text("to", "End, exclusive, in the same words. Rounded up to the hour. Defaults to now."),
          text("zone", "Whose days they are, such as `Europe/Berlin`. Defaults to `UTC`."));
  private static final List<Parameter> FILTERS =
      List.of(
          list("feed", "Only of these feeds. Defaults to all."),
          list("type", "Only of these channels, such as `email`. Defaults to all."),
          list(
              "provider",
              "Only of mailboxes at these: `gmail`, `yahoo`, `microsoft`, `apple`, `other`. Defaults"
                  + " to all."),
          list("campaign", "Only of these campaigns, by number. Defaults to all."),
          list("broadcast", "Only of these broadcasts."),
          list("newsletter", "Only of these newsletters."),
          list("transactional", "Only of these transactional messages."),
          list("action", "Only of these messages of a campaign or broadcast."),
          list("content", "Only of these variants of a newsletter."));

  /** What leaves events out of a series, by name. */
  public static final List<String> FILTER_NAMES = List.copyOf(SeriesWords.FILTERS.keySet());

  public static final Endpoint<SeriesAnswer> SERIES =
      get(
              "/api/series",
              SeriesAnswer.class,
              "How often things happened, in groups, by the hour of the event. It counts each event"
                  + " once, and reads hourly counts alone, which are kept longer than events.")
          .with(
              list(
                  "measure",
                  "Of " + measures() + ". Defaults to `sent,delivered,bounced,spammed`."),
              list(
                  "by",
                  "Up to three of "
                      + dimensions()
                      + ". By a source, such as `campaign`, counts only messages that have one, of"
                      + " one feed: name it where there are several. Defaults to none: one row."))
          .with(RANGE)
          .with(FILTERS)
          .with(
              list("cause", "Only refused for these causes, such as `authentication`."),
              list("metric", "Only these metrics; for the measure `events`. Defaults to all."),
              text("order", "A measure: its largest values come first. Defaults to the groups'."),
              number(
                  "limit",
                  "At most that many rows, 1 to "
                      + SeriesQuestion.MOST_ROWS
                      + ". Defaults to "
                      + SeriesQuestion.MOST_ROWS
                      + "."))
          .needs(AccessRole.VIEWER)
          .such("/api/series?measure=sent,delivered&by=day,provider&from=7d&type=email");

  public static final Endpoint<DeliverabilityReport> DELIVERABILITY =
      get(
              "/api/deliverability",
              DeliverabilityReport.class,
              "Whether our mail arrives, where not, and what is unusual, by provider. Of `email`"
                  + " unless it is asked of another type.")
          .with(RANGE)
          .with(FILTERS)
          .needs(AccessRole.VIEWER)
          .such("/api/deliverability?from=7d");

  public static final Endpoint<BounceReport> BOUNCES =
      get(
              "/api/bounces",
              BounceReport.class,
              "Why messages were refused, by cause and provider: how often, since when, a sample, and"
                  + " who can mend it. Addresses in samples are masked for viewers. Samples and times"
                  + " are of all sources, whichever is asked for.")
          .with(RANGE)
          .with(FILTERS)
          .with(
              list("cause", "Only these causes, such as `authentication`. Defaults to all."),
              list("metric", "Only `bounced`, or only `deferred`. Defaults to both."))
          .needs(AccessRole.VIEWER)
          .such("/api/bounces?from=7d&type=email&provider=microsoft");

  private static final Parameter TYPE =
      text("type", "Only of this channel, such as `email`. Defaults to all.");

  public static final Endpoint<CampaignList> CAMPAIGNS =
      get(
              "/api/campaigns",
              CampaignList.class,
              "What became of the messages of campaigns, broadcasts, newsletters and transactional"
                  + " messages, side by side.")
          .with(RANGE)
          .with(
              Endpoints.FEED,
              TYPE,
              text(
                  "kind",
                  "Only `campaign`, `broadcast`, `newsletter` or `transactional`. Defaults to all."),
              text(
                  "order",
                  "`sent`, `delivered_rate`, `permanent_bounce_rate`, `complaint_rate`,"
                      + " `human_open_rate`, `human_click_rate`, `conversion_rate` or"
                      + " `unsubscribe_rate`; the largest first. Defaults to `sent`."),
              Endpoints.LIMIT)
          .needs(AccessRole.VIEWER)
          .such("/api/campaigns?from=30d&order=complaint_rate&limit=10");

  public static final Endpoint<CampaignDetail> CAMPAIGN =
      get(
              "/api/campaigns/{kind}/{id}",
              CampaignDetail.class,
              "The same of one, with its funnel and its parts.")
          .with(
              text("kind", "`campaign`, `broadcast`, `newsletter` or `transactional`.").needed(),
              number("id", "Its number in Customer.io.").needed())
          .with(RANGE)
          .with(text("feed", "Whose workspace. It must be named where there are several."), TYPE)
          .needs(AccessRole.VIEWER)
          .such("/api/campaigns/newsletter/21?from=30d");

  private static final List<Parameter> SOURCE =
      List.of(
          text("kind", "`campaign`, `broadcast`, `newsletter` or `transactional`.").needed(),
          number("id", "Its number in Customer.io.").needed(),
          text("to", "Looks at the 35 days before. Defaults to now."),
          text("feed", "Whose workspace. It must be named where there are several."));

  public static final Endpoint<Maturity> MATURITY =
      get(
              "/api/campaigns/{kind}/{id}/maturity",
              Maturity.class,
              "How soon people open and click its messages, from a sample of those of its busiest"
                  + " hours.")
          .with(SOURCE)
          .needs(AccessRole.VIEWER)
          .such("/api/campaigns/newsletter/21/maturity");

  public static final Endpoint<ClickedLinks> LINKS =
      get(
              "/api/campaigns/{kind}/{id}/links",
              ClickedLinks.class,
              "What people clicked most in its messages, from a sample of the clicks of its busiest"
                  + " hours.")
          .with(SOURCE)
          .needs(AccessRole.VIEWER)
          .such("/api/campaigns/campaign/4/links");

  static final List<Endpoint<?>> ALL =
      List.of(SERIES, DELIVERABILITY, BOUNCES, CAMPAIGNS, CAMPAIGN, MATURITY, LINKS);

  private FigureEndpoints() {}

  private static String measures() {
    return Arrays.stream(Measure.values())
        .map(it -> "`" + it.word() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String dimensions() {
    return Arrays.stream(Dimension.values())
        .map(it -> "`" + it.word() + "`")
        .collect(Collectors.joining(", "));
  }
}
