package io.tailrace.server;

import io.tailrace.core.sink.SourceName;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.Campaign;
import io.tailrace.customerio.appapi.MessageAction;
import io.tailrace.customerio.appapi.Newsletter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists what a workspace calls its campaigns and so on, and their parts. For one thread. */
final class WorkspaceNames {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceNames.class);
  private final String feed;
  private final AppApi api;
  private final Instant now;
  private final List<SourceName> names = new ArrayList<>();

  private WorkspaceNames(String feed, AppApi api, Instant now) {
    this.feed = feed;
    this.api = api;
    this.now = now;
  }

  /** One request for each campaign, broadcast and newsletter, and a few more. */
  static List<SourceName> of(String feed, AppApi api, Instant now) {
    WorkspaceNames names = new WorkspaceNames(feed, api, now);
    long before = api.leftOut();
    names.all();
    if (api.leftOut() > before) {
      LOG.warn(
          "{} items of Customer.io's lists for feed {} had no id and are left out; the names of all"
              + " others are brought up to date",
          api.leftOut() - before,
          feed);
    }
    return names.names;
  }

  private void all() {
    for (Campaign campaign : api.campaigns().toList()) {
      add("campaign", campaign.id(), null, campaign.name(), campaign.state());
      parts("campaign_action", campaign.id(), api.campaignActions(campaign.id()));
    }
    for (Campaign broadcast : api.broadcasts().toList()) {
      add("broadcast", broadcast.id(), null, broadcast.name(), broadcast.state());
      parts("broadcast_action", broadcast.id(), api.broadcastActions(broadcast.id()));
    }
    for (Newsletter newsletter : api.newsletters().toList()) {
      String state = newsletter.sentAt() == null ? "draft" : "sent";
      add("newsletter", newsletter.id(), null, newsletter.name(), state);
      parts("newsletter_content", newsletter.id(), api.newsletterContents(newsletter.id()));
    }
    api.transactionalMessages()
        .forEach(message -> add("transactional", message.id(), null, message.name(), null));
  }

  private void parts(String kind, long parentId, Stream<MessageAction> parts) {
    parts.forEach(part -> add(kind, part.id(), parentId, part.name(), null));
  }

  private void add(String kind, long id, Long parentId, String name, String state) {
    names.add(new SourceName(feed, kind, id, parentId, name, state, now));
  }
}
