package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.get;
import static io.tailrace.admin.Endpoint.post;
import static io.tailrace.admin.Endpoints.DRY_RUN;
import static io.tailrace.admin.Endpoints.FEED;
import static io.tailrace.admin.Endpoints.LIMIT;
import static io.tailrace.admin.Parameter.flag;
import static io.tailrace.admin.Parameter.list;
import static io.tailrace.admin.Parameter.number;
import static io.tailrace.admin.Parameter.text;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.BulkResult;
import io.tailrace.operations.DeadLetterOperations;
import io.tailrace.operations.DeadLetterView;
import io.tailrace.operations.GapOperations;
import io.tailrace.operations.QuarantineOperations;
import io.tailrace.operations.QuarantineView;
import io.tailrace.operations.groups.CauseGroups;
import java.util.List;

/** What was set aside and waits for somebody: dead letters, quarantine, gaps. Stateless. */
public final class SetAsideEndpoints {
  private static final Parameter SINK = text("sink", "Only of this sink. Defaults to all.");
  private static final Parameter REASON =
      text("reason", "Only those with this in their reason, letters' case aside.");
  private static final Parameter CAUSE =
      text("cause", "Only those of this group, as the groups name their cause.");
  private static final Parameter AFTER =
      number("after", "Those after this id. Defaults to the oldest.");
  private static final Parameter IDS =
      list("ids", "Which ones. Else name what they share, or `all`.");
  private static final Parameter ALL_OF_THEM =
      flag("all", "All of them, where nothing narrower is named.");

  public static final Endpoint<DeadLetterOperations.Page> DEAD_LETTERS =
      get(
              "/api/dead-letters",
              DeadLetterOperations.Page.class,
              "The unresolved records that a sink rejected, oldest first.")
          .with(SINK, REASON, CAUSE, AFTER, LIMIT)
          .such("/api/dead-letters?sink=database&reason=duplicate&limit=10")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<CauseGroups.Answer> DEAD_LETTER_GROUPS =
      get(
              "/api/dead-letter-groups",
              CauseGroups.Answer.class,
              "The unresolved records that sinks rejected, by sink and cause: the reason without"
                  + " numbers and ids. The oldest 10,000 are looked at.")
          .with(SINK)
          .such("/api/dead-letter-groups?sink=database")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<DeadLetterView> DEAD_LETTER =
      get("/api/dead-letters/{id}", DeadLetterView.class, "One of them whole, with its body.")
          .with(text("id", "As in the list.").needed())
          .such("/api/dead-letters/7")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<BulkResult> REPLAY_DEAD_LETTERS =
      post(
              "/api/dead-letters/replay",
              BulkResult.class,
              "Has each of them tried again, by its sink alone.")
          .with(IDS, SINK, REASON, CAUSE, ALL_OF_THEM, DRY_RUN)
          .such("{\"sink\":\"database\",\"reason\":\"duplicate\"}")
          .needs(AccessRole.OPERATOR);

  public static final Endpoint<BulkResult> DISCARD_DEAD_LETTERS =
      post("/api/dead-letters/discard", BulkResult.class, "Lets them go for good.")
          .with(IDS, SINK, REASON, CAUSE, ALL_OF_THEM, DRY_RUN)
          .such("{\"ids\":[\"7\",\"8\"],\"dry_run\":true}")
          .needs(AccessRole.OPERATOR);

  public static final Endpoint<QuarantineOperations.Page> QUARANTINE =
      get(
              "/api/quarantine",
              QuarantineOperations.Page.class,
              "The unresolved verified bodies that could not be read as events, oldest first.")
          .with(FEED, REASON, CAUSE, AFTER, LIMIT)
          .such("/api/quarantine?reason=too_large")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<CauseGroups.Answer> QUARANTINE_GROUPS =
      get(
              "/api/quarantine-groups",
              CauseGroups.Answer.class,
              "The unresolved bodies that could not be read, by feed and cause: the reason without"
                  + " numbers and ids. The oldest 10,000 are looked at.")
          .with(FEED)
          .such("/api/quarantine-groups?feed=default")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<QuarantineView> QUARANTINED =
      get("/api/quarantine/{id}", QuarantineView.class, "One of them whole, with its body.")
          .with(
              text("id", "As in the list; a `/` in it is written `%2F`, as everywhere in a path.")
                  .needed())
          .such("/api/quarantine/4711")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<BulkResult> REPLAY_QUARANTINE =
      post(
              "/api/quarantine/replay",
              BulkResult.class,
              "Reads them again with what is understood now; what can be read becomes an event"
                  + " under its own id.")
          .with(IDS, FEED, REASON, CAUSE, ALL_OF_THEM, DRY_RUN)
          .such("{\"all\":true}")
          .needs(AccessRole.OPERATOR);

  public static final Endpoint<BulkResult> DISCARD_QUARANTINE =
      post("/api/quarantine/discard", BulkResult.class, "Lets the log's retention take them.")
          .with(IDS, FEED, REASON, CAUSE, ALL_OF_THEM, DRY_RUN)
          .such("{\"ids\":[\"4711\"]}")
          .needs(AccessRole.OPERATOR);

  public static final Endpoint<GapOperations.Listed> GAPS =
      get(
              "/api/gaps",
              GapOperations.Listed.class,
              "What sinks will not get any more, oldest first.")
          .with(SINK, flag("all", "Also those that somebody has acknowledged. Defaults to false."))
          .such("/api/gaps?all=true")
          .needs(AccessRole.VIEWER);

  public static final Endpoint<BulkResult> ACKNOWLEDGE =
      post(
              "/api/gaps/acknowledge",
              BulkResult.class,
              "Notes that somebody has taken notice of them: they fail no status any more.")
          .with(IDS, SINK, REASON, ALL_OF_THEM, text("by", "Who has.").needed(), DRY_RUN)
          .such("{\"ids\":[\"3\"],\"by\":\"grace\"}")
          .needs(AccessRole.OPERATOR);

  static final List<Endpoint<?>> ALL =
      List.of(
          DEAD_LETTERS,
          DEAD_LETTER_GROUPS,
          DEAD_LETTER,
          REPLAY_DEAD_LETTERS,
          DISCARD_DEAD_LETTERS,
          QUARANTINE,
          QUARANTINE_GROUPS,
          QUARANTINED,
          REPLAY_QUARANTINE,
          DISCARD_QUARANTINE,
          GAPS,
          ACKNOWLEDGE);

  private SetAsideEndpoints() {}
}
