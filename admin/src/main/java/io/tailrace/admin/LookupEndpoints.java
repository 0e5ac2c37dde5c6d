package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.get;
import static io.tailrace.admin.Endpoints.FEED;
import static io.tailrace.admin.Parameter.number;
import static io.tailrace.admin.Parameter.text;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.event.EventBody;
import io.tailrace.operations.message.MessageContent;
import io.tailrace.operations.message.MessageReport;
import io.tailrace.operations.search.SearchReport;
import io.tailrace.operations.timeline.PersonTimeline;
import java.util.List;

/** One person's, one message's, one event's story, and the search for them. Stateless. */
public final class LookupEndpoints {
  private static final Parameter DELIVERY_ID =
      text("delivery_id", "Customer.io's id of the message.").needed();

  public static final Endpoint<SearchReport> SEARCH =
      get(
              "/api/search",
              SearchReport.class,
              "What goes by an id, an address, a phone number or a name, or by the beginning of one:"
                  + " events, messages, people, campaigns.")
          .with(
              text("q", "The text; of a campaign's name, any part.").needed(),
              FEED,
              number("limit", "How many of each kind, 1 to 100. Defaults to 10."))
          .such("/api/search?q=ada%40exam")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<PersonTimeline> TIMELINE =
      get(
              "/api/people/{person}/timeline",
              PersonTimeline.class,
              "What happened to one person, newest first, a page at a time: messages with their"
                  + " events, and events of no message.")
          .with(
              text(
                      "person",
                      "The person's id, or any other id or address of theirs; of several people,"
                          + " whoever had the latest event.")
                  .needed(),
              FEED,
              text("before", "The `next` of another page, or a time. Defaults to the newest."),
              number("limit", "How many events, 1 to 1000. Defaults to 100."))
          .such("/api/people/ada%40example.com/timeline?before=2027-01-31T12:00:00Z")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<MessageReport> MESSAGE =
      get(
              "/api/messages/{delivery_id}",
              MessageReport.class,
              "What became of one message, with the events that were received of it, and whether"
                  + " what it said is kept.")
          .with(DELIVERY_ID, FEED)
          .such("/api/messages/RPILAgABcRhIBqSp7kiPekGBIeVh")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<MessageContent> MESSAGE_CONTENT =
      get(
              "/api/messages/{delivery_id}/content",
              MessageContent.class,
              "What it said, as long as that is kept. Let nothing load what it links to: an image"
                  + " would count as that person's open.")
          .with(DELIVERY_ID, FEED)
          .such("/api/messages/RPILAgABcRhIBqSp7kiPekGBIeVh/content")
          .needs(AccessRole.ANALYST);

  public static final Endpoint<EventBody> EVENT_BODY =
      get(
              "/api/events/{feed}/{event_id}/body",
              EventBody.class,
              "The body of one event as it was received, as long as the log keeps it.")
          .with(
              text("feed", "The feed that it came to.").needed(),
              text("event_id", "Customer.io's, or `sha256:…` of a body that has none.").needed())
          .such("/api/events/default/01E4C4C6P79C12J5A6KPE6XNFD/body")
          .needs(AccessRole.ANALYST);

  static final List<Endpoint<?>> ALL =
      List.of(SEARCH, TIMELINE, MESSAGE, MESSAGE_CONTENT, EVENT_BODY);

  private LookupEndpoints() {}
}
