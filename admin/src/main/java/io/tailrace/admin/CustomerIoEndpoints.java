package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.get;
import static io.tailrace.admin.Endpoint.post;
import static io.tailrace.admin.Endpoints.DRY_RUN;
import static io.tailrace.admin.Parameter.flag;
import static io.tailrace.admin.Parameter.list;
import static io.tailrace.admin.Parameter.number;
import static io.tailrace.admin.Parameter.text;
import static io.tailrace.admin.Parameter.time;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.Report;
import io.tailrace.operations.WebhookState;
import io.tailrace.operations.reconcile.BackfillStep;
import io.tailrace.operations.reconcile.Reconcile;
import io.tailrace.operations.reconcile.RunReport;
import java.util.List;

/** What is asked of Customer.io's App API in turn. Stateless. */
public final class CustomerIoEndpoints {
  private static final Parameter WORKSPACE =
      text("feed", "Whose workspace and keys. Defaults to the default feed's.");
  private static final Parameter COMPARED =
      text("feed", "Which feed. It must be named where there are several.");
  private static final Parameter RUN =
      text("run", "The `run` of the comparison's answers.").needed();
  private static final Parameter BY =
      text("by", "`hour`, `day`, `week` or `month`. Defaults to `day`.");
  private static final Parameter LAST =
      number(
          "last",
          "How many, this one included: at most 24 hours, 45 days, 12 weeks or 120 months."
              + " Defaults to 24, 7, 12 and 12.");
  private static final Parameter TYPE = text("type", "One channel, as `email`. Defaults to all.");

  public static final Endpoint<Report> REPORT_OF_ALL =
      get(
              "/api/reports/deliveries",
              Report.class,
              "What became of all messages: the sum of every campaign, newsletter and so on. It"
                  + " asks Customer.io once for each.")
          .with(BY, LAST, TYPE, WORKSPACE)
          .such("/api/reports/deliveries?by=week&last=4&type=email")
          .needs(AccessRole.VIEWER);

  public static final Endpoint<Report> REPORT =
      get("/api/reports/{of}/{id}", Report.class, "What became of the messages of one source.")
          .with(
              text("of", "`campaign`, `newsletter`, `broadcast` or `transactional`.").needed(),
              number("id", "Its number in Customer.io.").needed(),
              BY,
              LAST,
              TYPE,
              WORKSPACE)
          .such("/api/reports/newsletter/21?by=day&last=3")
          .needs(AccessRole.VIEWER);

  public static final Endpoint<WebhookState> CONNECT =
      post(
              "/api/connect",
              WebhookState.class,
              "Registers the reporting webhook, switched off; or, with `enable`, proves that its"
                  + " address answers and switches it on.")
          .with(
              text("url", "Its public address. Needed without `enable`."),
              list("events", "Which it sends. Defaults to all for a new one."),
              flag("full_resolution", "Every open and click. Defaults to no for a new one."),
              flag("with_content", "Whole messages. Defaults to no for a new one."),
              number("enable", "The number of the one to switch on."),
              WORKSPACE,
              DRY_RUN)
          .such("{\"url\":\"https://hooks.example.com/webhooks/customerio\",\"dry_run\":true}")
          .needs(AccessRole.ADMIN);

  public static final Endpoint<RunReport> RECONCILE =
      post(
              "/api/reconcile",
              RunReport.class,
              "Begins to compare Customer.io's deliveries with the database, or goes on with what"
                  + " the same question began.")
          .with(
              time("from", "Start of when the deliveries were made, inclusive.").needed(),
              time("to", "End of it, exclusive.").needed(),
              text("asked", "The question as it was typed: the same goes on, another begins anew.")
                  .needed(),
              number("campaign", "Only this campaign. Defaults to all."),
              flag("restart", "Begins in any case. Defaults to false."),
              COMPARED)
          .such(
              "{\"from\":\"2027-01-01T00:00:00Z\",\"to\":\"2027-01-08T00:00:00Z\",\"asked\":\"week"
                  + " 1\"}")
          .needs(AccessRole.OPERATOR);

  public static final Endpoint<RunReport> RECONCILE_STEP =
      post("/api/reconcile/{run}/step", RunReport.class, "Goes on with it for about two seconds.")
          .with(RUN, COMPARED)
          .such("{\"feed\":\"default\"}")
          .needs(AccessRole.OPERATOR);

  public static final Endpoint<Reconcile.Listed> MISSING =
      get(
              "/api/reconcile/{run}/missing",
              Reconcile.Listed.class,
              "What it found missing, once done.")
          .with(
              RUN,
              COMPARED,
              number("after", "The `next` of the page before. Defaults to the first."),
              number("limit", "At most that many, 1 to 1000. Defaults to 1000."))
          .such("/api/reconcile/5ae7e0c7-7e2f-4c4a-8f53-3f1c3f0a1b2c/missing?limit=10")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<BackfillStep> BACKFILL_STEP =
      post(
              "/api/reconcile/{run}/backfill",
              BackfillStep.class,
              "Fetches some of what it found missing, as events of their own source, up to 250 at a"
                  + " time.")
          .with(RUN, COMPARED)
          .such("{\"feed\":\"default\"}")
          .needs(AccessRole.OPERATOR);

  static final List<Endpoint<?>> ALL =
      List.of(REPORT_OF_ALL, REPORT, CONNECT, RECONCILE, RECONCILE_STEP, MISSING, BACKFILL_STEP);

  private CustomerIoEndpoints() {}
}
