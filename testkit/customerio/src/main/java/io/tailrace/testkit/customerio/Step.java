package io.tailrace.testkit.customerio;

import io.tailrace.customerio.ObjectType;
import java.util.List;

/**
 * One message that the workspace sends again and again: a campaign's action, a newsletter, a
 * transactional message. Immutable, safe to share between threads.
 *
 * @param parent what it belongs to
 * @param parentId of the campaign, newsletter and so on
 * @param actionId 0 = none, as in newsletters
 * @param weight how often, against the others
 * @param subject empty = the channel has none
 */
public record Step(
    Parent parent,
    long parentId,
    long actionId,
    ObjectType channel,
    int weight,
    String subject,
    List<String> links) {

  /** The four things a message can belong to, by the field that tells its id. Immutable. */
  public enum Parent {
    CAMPAIGN("campaign_id"),
    BROADCAST("broadcast_id"),
    NEWSLETTER("newsletter_id"),
    TRANSACTIONAL("transactional_message_id");

    final String field;

    Parent(String field) {
      this.field = field;
    }
  }

  /** Whether it goes to a whole audience within minutes. */
  boolean isBlast() {
    return parent == Parent.NEWSLETTER || parent == Parent.BROADCAST;
  }

  /** Whether people can unsubscribe from it. */
  boolean isMarketing() {
    return parent != Parent.TRANSACTIONAL;
  }
}
