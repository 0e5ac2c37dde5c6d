package io.tailrace.admin;

import io.tailrace.core.FeedPath;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.ContactCheck;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.DeadLetterOperations;
import io.tailrace.operations.EndpointProof;
import io.tailrace.operations.Explain;
import io.tailrace.operations.Export;
import io.tailrace.operations.GapOperations;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Outgoing;
import io.tailrace.operations.PersonLookup;
import io.tailrace.operations.QuarantineOperations;
import io.tailrace.operations.Reports;
import io.tailrace.operations.SinkReplay;
import io.tailrace.operations.SqlQuery;
import io.tailrace.operations.Status;
import io.tailrace.operations.SuppressionOperations;
import io.tailrace.operations.WebhookOperations;
import io.tailrace.operations.Workspaces;
import io.tailrace.operations.audit.AuditReader;
import io.tailrace.operations.backup.Backup;
import io.tailrace.operations.bounces.BounceLookup;
import io.tailrace.operations.campaign.CampaignSamples;
import io.tailrace.operations.campaign.Campaigns;
import io.tailrace.operations.contact.ContactAnswer;
import io.tailrace.operations.deliverability.Deliverability;
import io.tailrace.operations.event.EventBodies;
import io.tailrace.operations.message.MessageLookup;
import io.tailrace.operations.reconcile.Reconcile;
import io.tailrace.operations.search.Search;
import io.tailrace.operations.series.EventSeries;
import io.tailrace.operations.series.SeriesWords;
import io.tailrace.operations.suppressed.SuppressionCheck;
import io.tailrace.operations.timeline.TimelineLookup;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Who answers which endpoint. Immutable once made; safe for use by many threads. */
final class Routes {
  /** Answers one kind of question. */
  @FunctionalInterface
  interface Route<T> {
    T answer(RequestParameters question)
        throws OperationException,
            LogUnavailableException,
            StoreUnavailableException,
            InterruptedException;
  }

  /** An endpoint with its answer; what is waited for comes as {@link Waiting}. */
  record Bound(Endpoint<?> endpoint, Route<?> route) {}

  private final List<Bound> all = new ArrayList<>();

  Routes(OperationContext parts) {
    Explain explain = new Explain(parts);
    PersonLookup people = new PersonLookup(parts);
    SinkReplay replay = new SinkReplay(parts);
    on(Endpoints.STATUS, asked -> new Status(parts).read());
    all.add(new Bound(Endpoints.EVENTS, new TailRoute(parts)));
    on(Endpoints.EVENT, asked -> explain.event(asked.required("event_id"), null));
    on(
        Endpoints.EVENT_OF_FEED,
        asked -> explain.event(asked.required("event_id"), asked.required("feed")));
    on(
        Endpoints.PERSON,
        asked -> people.find(asked.required("person"), asked.text("feed"), limit(asked, 20)));
    on(Endpoints.SQL, new SqlRoute(new SqlQuery(parts)));
    on(Endpoints.SQL_ROWS, new SqlLinesRoute(new SqlQuery(parts)));
    files(parts);
    on(
        Endpoints.REPLAYS,
        asked ->
            replay.replay(
                asked.required("sink"),
                asked.time("from"),
                asked.time("to"),
                asked.flag("dry_run")));
    lookups(parts);
    figures(parts);
    incoming(new IncomingRoutes(parts));
    on(AuditEndpoints.AUDIT, new AuditRoute(new AuditReader(parts.folder()), parts.clock()));
    suppressions(new SuppressionOperations(parts));
    contact(parts);
    deadLetters(new DeadLetterOperations(parts));
    gaps(new GapOperations(parts));
    quarantine(parts);
    reconcile(new ReconcileRoutes(parts.feeds(), new Reconcile(parts)));
    customerIo(parts.workspaces(), parts.database(), parts.clock());
  }

  private void files(OperationContext parts) {
    Outgoing outgoing = new Outgoing(parts.folder());
    Export export = new Export(parts, outgoing);
    Backup backup = new Backup(parts, outgoing);
    on(
        Endpoints.EXPORT,
        asked -> export.run(asked.required("dir"), asked.time("from"), asked.time("to")));
    on(
        Endpoints.EXPORT_FILES,
        asked -> BackupRoute.export(export, asked.time("from"), asked.time("to")));
    on(Endpoints.BACKUP, asked -> BackupRoute.backup(backup));
  }

  /** What needs no data folder. */
  Routes(Workspaces workspaces, InstantSource clock) {
    customerIo(workspaces, null, clock);
  }

  private <T> void on(Endpoint<T> endpoint, Route<? extends T> route) {
    all.add(new Bound(endpoint, route));
  }

  List<Bound> all() {
    return List.copyOf(all);
  }

  private void customerIo(Workspaces workspaces, DatabaseStore database, InstantSource clock) {
    ReportRoute reports = new ReportRoute(new Reports(workspaces, database));
    on(CustomerIoEndpoints.REPORT_OF_ALL, reports::ofAll);
    on(CustomerIoEndpoints.REPORT, reports::ofOne);
    on(
        CustomerIoEndpoints.CONNECT,
        new ConnectRoute(new WebhookOperations(workspaces, new EndpointProof(clock))));
  }

  private void lookups(OperationContext parts) {
    Search search = new Search(parts);
    TimelineLookup timelines = new TimelineLookup(parts);
    MessageLookup messages = new MessageLookup(parts);
    EventBodies bodies = new EventBodies(parts);
    on(
        LookupEndpoints.SEARCH,
        asked ->
            search.find(
                asked.required("q"), asked.text("feed"), (int) asked.number("limit", 10, 1, 100)));
    on(
        LookupEndpoints.TIMELINE,
        asked ->
            timelines.find(
                asked.required("person"),
                asked.text("feed"),
                asked.text("before"),
                limit(asked, 100)));
    on(
        LookupEndpoints.MESSAGE,
        asked -> messages.find(asked.required("delivery_id"), asked.text("feed")));
    on(
        LookupEndpoints.MESSAGE_CONTENT,
        asked -> messages.content(asked.required("delivery_id"), asked.text("feed")));
    on(
        LookupEndpoints.EVENT_BODY,
        asked -> bodies.find(asked.required("feed"), asked.required("event_id")));
  }

  private void figures(OperationContext parts) {
    EventSeries series = new EventSeries(parts);
    on(
        FigureEndpoints.SERIES,
        asked ->
            series.read(
                new SeriesWords(asked::words, parts.feeds()).question(parts.clock().instant())));
    Campaigns campaigns = new Campaigns(parts);
    on(FigureEndpoints.CAMPAIGNS, asked -> campaigns.list(asked::words, limit(asked, 100)));
    on(
        FigureEndpoints.CAMPAIGN,
        asked ->
            campaigns.detail(
                asked.required("kind"), asked.number("id", 0, 1, Long.MAX_VALUE), asked::words));
    CampaignSamples samples = new CampaignSamples(parts);
    on(
        FigureEndpoints.MATURITY,
        asked ->
            samples.maturity(
                asked.required("kind"), asked.number("id", 0, 1, Long.MAX_VALUE), asked::words));
    on(
        FigureEndpoints.LINKS,
        asked ->
            samples.links(
                asked.required("kind"), asked.number("id", 0, 1, Long.MAX_VALUE), asked::words));
    on(FigureEndpoints.DELIVERABILITY, asked -> new Deliverability(parts).read(asked::words));
    BounceLookup bounces = new BounceLookup(parts);
    on(
        FigureEndpoints.BOUNCES,
        asked -> {
          SeriesWords words = new SeriesWords(asked::wordsIfDeclared, parts.feeds());
          return bounces.read(
              new BounceLookup.Asked(
                  words.range(parts.clock().instant()), words.zone(), words.filtered()));
        });
  }

  private void incoming(IncomingRoutes routes) {
    on(RequestEndpoints.STALLS, routes::stalls);
    on(RequestEndpoints.REQUESTS, routes::failed);
    on(RequestEndpoints.SAMPLES, routes::samples);
  }

  private void reconcile(ReconcileRoutes routes) {
    on(CustomerIoEndpoints.RECONCILE, routes::begin);
    on(CustomerIoEndpoints.RECONCILE_STEP, routes::step);
    on(CustomerIoEndpoints.MISSING, routes::missing);
    on(CustomerIoEndpoints.BACKFILL_STEP, routes::backfill);
  }

  private void suppressions(SuppressionOperations suppressions) {
    on(
        Endpoints.SUPPRESSIONS,
        asked -> suppressions.list(asked.text("address"), asked.text("feed"), limit(asked, 100)));
    on(
        Endpoints.LIFT,
        asked ->
            suppressions.lift(
                new SuppressionOperations.LiftRequest(
                    asked.required("address"),
                    asked.text("feed"),
                    asked.text("type"),
                    asked.required("by"),
                    asked.required("why")),
                asked.flag("dry_run")));
  }

  private void contact(OperationContext parts) {
    ContactCheck check = new ContactCheck(parts);
    SuppressionCheck suppressions = new SuppressionCheck(parts);
    on(
        ContactEndpoints.CHECK,
        asked -> suppressions.run(asked.text("feed", FeedPath.DEFAULT_FEED)));
    on(ContactEndpoints.CONTACT, asked -> check.of(asked.required("address"), asked.text("feed")));
    on(
        ContactEndpoints.CONTACTS,
        asked -> new ContactAnswer.Page(check.of(asked.texts("addresses"), asked.text("feed"))));
  }

  private void deadLetters(DeadLetterOperations letters) {
    on(
        SetAsideEndpoints.DEAD_LETTERS,
        asked -> letters.list(asked.shared("sink"), asked.after(), limit(asked, 100)));
    on(SetAsideEndpoints.DEAD_LETTER_GROUPS, asked -> letters.groups(asked.text("sink")));
    on(SetAsideEndpoints.DEAD_LETTER, asked -> letters.show(asked.required("id")));
    on(
        SetAsideEndpoints.REPLAY_DEAD_LETTERS,
        asked -> letters.replay(asked.selection("sink"), asked.flag("dry_run")));
    on(
        SetAsideEndpoints.DISCARD_DEAD_LETTERS,
        asked -> letters.discard(asked.selection("sink"), asked.flag("dry_run")));
  }

  private void gaps(GapOperations gaps) {
    on(SetAsideEndpoints.GAPS, asked -> gaps.list(asked.text("sink"), asked.flag("all")));
    on(
        SetAsideEndpoints.ACKNOWLEDGE,
        asked ->
            gaps.acknowledge(asked.selection("sink"), asked.required("by"), asked.flag("dry_run")));
  }

  /** The log may come later than the receiver, so it is asked for each time. */
  private void quarantine(OperationContext parts) {
    on(
        SetAsideEndpoints.QUARANTINE,
        asked ->
            new QuarantineOperations(parts)
                .list(asked.shared("feed"), asked.after(), limit(asked, 100)));
    on(
        SetAsideEndpoints.QUARANTINE_GROUPS,
        asked -> new QuarantineOperations(parts).groups(asked.text("feed")));
    on(
        SetAsideEndpoints.QUARANTINED,
        asked -> new QuarantineOperations(parts).show(asked.required("id")));
    on(
        SetAsideEndpoints.REPLAY_QUARANTINE,
        asked ->
            new QuarantineOperations(parts).replay(asked.selection("feed"), asked.flag("dry_run")));
    on(
        SetAsideEndpoints.DISCARD_QUARANTINE,
        asked ->
            new QuarantineOperations(parts)
                .discard(asked.selection("feed"), asked.flag("dry_run")));
  }

  private static int limit(RequestParameters asked, int otherwise) throws OperationException {
    return (int) asked.number("limit", otherwise, 1, Endpoints.MAX_PAGE);
  }
}
