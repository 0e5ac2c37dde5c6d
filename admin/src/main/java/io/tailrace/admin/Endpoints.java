package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.get;
import static io.tailrace.admin.Endpoint.post;
import static io.tailrace.admin.Parameter.flag;
import static io.tailrace.admin.Parameter.list;
import static io.tailrace.admin.Parameter.number;
import static io.tailrace.admin.Parameter.span;
import static io.tailrace.admin.Parameter.text;
import static io.tailrace.admin.Parameter.time;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.EventStore;
import io.tailrace.operations.Explain;
import io.tailrace.operations.PersonReport;
import io.tailrace.operations.QueryRows;
import io.tailrace.operations.SinkReplay;
import io.tailrace.operations.StatusReport;
import io.tailrace.operations.SuppressionOperations;
import io.tailrace.operations.Tail;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that can be asked of {@code /api}: this table, {@link FigureEndpoints}, {@link
 * RequestEndpoints}, {@link ContactEndpoints}, {@link SetAsideEndpoints} and {@link
 * CustomerIoEndpoints}. The server answers by it, the command line asks by it, and the manual's
 * page is written from it. Stateless.
 */
public final class Endpoints {
  /** The first of the files of an export: what the others are. */
  public static final String EXPORTED = "export.json";

  static final int MAX_PAGE = 1_000;
  static final Parameter FEED = text("feed", "Only of this feed. Defaults to all.");
  static final Parameter LIMIT = number("limit", "At most that many, 1 to 1000. Defaults to 100.");
  static final Parameter DRY_RUN =
      flag("dry_run", "Says what would be done, and does nothing. Defaults to false.");
  private static final Parameter EVENT_ID =
      text("event_id", "Customer.io's, or `sha256:…` of a body that has none.").needed();
  private static final Parameter QUERY = text("query", "Exactly one SELECT.").needed();
  private static final Parameter ON =
      text("on", "`warehouse` or `database`. Defaults to the warehouse, if there is one.");
  private static final Parameter TIMEOUT =
      number("timeout_seconds", "Ends the query after that long, 0 to 600. Defaults to 30.");

  public static final Endpoint<StatusReport> STATUS =
      get("/api/status", StatusReport.class, "How the log, the sinks and the feeds stand.")
          .needs(AccessRole.VIEWER);

  public static final Endpoint<Tail.Page> EVENTS =
      get(
              "/api/events",
              Tail.Page.class,
              "Events in the order they were received, a page at a time. A page may be empty"
                  + " although more comes after it. At most 500 wait at once.")
          .with(
              text("after", "The `next` of the page before. Without it, the end of the log."),
              time("from", "Begins with what was received then, where there is no `after`."),
              number("wait", "Seconds to wait for something new, 0 to 20. Defaults to 0."),
              list("type", "Event types, object types or metrics. Defaults to all."),
              text("person", "Any id or address of a person. Defaults to all."))
          .such("/api/events?after=4711&wait=20&type=bounced,spammed")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<Explain.Answer> EVENT =
      get(
              "/api/events/{event_id}",
              Explain.Answer.class,
              "The whole way of one event, in each feed that knows it.")
          .with(EVENT_ID)
          .such("/api/events/01E4C4C6P79C12J5A6KPE6XNFD")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<Explain.Answer> EVENT_OF_FEED =
      get("/api/events/{feed}/{event_id}", Explain.Answer.class, "The same, of one feed alone.")
          .with(text("feed", "The feed that it came to.").needed(), EVENT_ID)
          .such("/api/events/default/01E4C4C6P79C12J5A6KPE6XNFD")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<PersonReport> PERSON =
      get(
              "/api/people/{person}",
              PersonReport.class,
              "What one person got and did, and whether we may contact them.")
          .with(
              text("person", "Any id or address of the person.").needed(),
              FEED,
              number("limit", "How many deliveries and events, 1 to 1000. Defaults to 20."))
          .such("/api/people/ada%40example.com?limit=50")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<SuppressionOperations.Page> SUPPRESSIONS =
      get(
              "/api/suppressions",
              SuppressionOperations.Page.class,
              "Which addresses get nothing more, those of the latest events first, also those that"
                  + " were lifted.")
          .with(text("address", "Only this one, in any spelling. Defaults to all."), FEED, LIMIT)
          .such("/api/suppressions?address=ada%40example.com")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<SuppressionOperations.Lifted> LIFT =
      post(
              "/api/suppressions/lift",
              SuppressionOperations.Lifted.class,
              "Lets an address be written to again, and keeps who said so and why.")
          .with(
              text("address", "The e-mail address, phone number or device token.").needed(),
              text("why", "Why it may be written to again.").needed(),
              text("by", "Who says so.").needed(),
              text("type", "Only this channel. Defaults to all."),
              FEED,
              DRY_RUN)
          .such("{\"address\":\"ada@example.com\",\"why\":\"she wrote to us\",\"by\":\"grace\"}")
          .needs(AccessRole.OPERATOR);

  public static final Endpoint<QueryRows> SQL =
      post("/api/sql", QueryRows.class, "Answers one SELECT, read-only. It changes nothing.")
          .with(
              QUERY,
              ON,
              TIMEOUT,
              number("max_rows", "At most that many, 1 to 100000. Defaults to 10000."))
          .such("{\"query\":\"SELECT count(*) FROM delivery_events\",\"max_rows\":1}")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<LineStream> SQL_ROWS =
      post(
              "/api/sql/rows",
              LineStream.class,
              "The same without a limit of rows, as they come: a JSON value a line"
                  + " (`application/x-ndjson`). First `{\"columns\":[…]}`, then an array for each"
                  + " row; the last is `{\"end\":true}`, or `{\"error\":\"…\"}` where it ended too"
                  + " soon. Without either it was cut off.")
          .with(QUERY, ON, TIMEOUT)
          .such("{\"query\":\"SELECT * FROM do_not_contact\",\"on\":\"database\"}")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<EventStore.Exported> EXPORT =
      post(
              "/api/export",
              EventStore.Exported.class,
              "Writes the warehouse as Parquet files, a folder for each day of the timestamp.")
          .with(
              text(
                      "dir",
                      "Where to, an absolute path as the server's process sees it: under systemd it has a"
                          + " `/tmp` of its own.")
                  .needed())
          .with(span("the span, by the event's own time"))
          .such("{\"dir\":\"/backups/2027-01\",\"from\":\"2027-01-01T00:00:00Z\"}")
          .needs(AccessRole.ADMIN);

  public static final Endpoint<FileStream> EXPORT_FILES =
      post(
              "/api/export/files",
              FileStream.class,
              "The same files to whoever asks, in a tar archive (`application/x-tar`). First comes"
                  + " `export.json` with their names, rows and bytes; if something fails on the way,"
                  + " the last is `error.json`. Cut off, the archive has no end.")
          .with(span("the span, by the event's own time"))
          .such("{\"from\":\"2027-01-01T00:00:00Z\"}")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<FileStream> BACKUP =
      post(
              "/api/backup",
              FileStream.class,
              "A backup of the data folder in a tar archive (`application/x-tar`): each file as of"
                  + " one moment, the sinks' first, the log's last. The last of all is `backup.json`,"
                  + " or `error.json` if something failed on the way: without `backup.json` it is no"
                  + " backup. One at a time.")
          .needs(AccessRole.ADMIN);

  public static final Endpoint<SinkReplay.Plan> REPLAYS =
      post(
              "/api/replays",
              SinkReplay.Plan.class,
              "Feeds a sink again what was received in a span of time, as far back as the log"
                  + " reaches.")
          .with(text("sink", "Its name.").needed())
          .with(span("the span, by when it was received"))
          .with(DRY_RUN)
          .such("{\"sink\":\"warehouse\",\"from\":\"2027-01-31T00:00:00Z\",\"dry_run\":true}")
          .needs(AccessRole.OPERATOR);

  private Endpoints() {}

  /** Every one of them, in the manual's order. */
  public static List<Endpoint<?>> all() {
    Stream<Endpoint<?>> here =
        Stream.of(
            STATUS,
            EVENTS,
            EVENT,
            EVENT_OF_FEED,
            PERSON,
            SUPPRESSIONS,
            LIFT,
            SQL,
            SQL_ROWS,
            EXPORT,
            EXPORT_FILES,
            BACKUP,
            REPLAYS);
    return Stream.of(
            here,
            LookupEndpoints.ALL.stream(),
            FigureEndpoints.ALL.stream(),
            RequestEndpoints.ALL.stream(),
            SetAsideEndpoints.ALL.stream(),
            ContactEndpoints.ALL.stream(),
            CustomerIoEndpoints.ALL.stream(),
            AccessEndpoints.ALL.stream(),
            AuditEndpoints.ALL.stream())
        .flatMap(some -> some)
        .toList();
  }
}
