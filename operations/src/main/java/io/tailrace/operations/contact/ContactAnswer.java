package io.tailrace.operations.contact;

import java.util.List;

/**
 * Whether an address may be written to. Immutable.
 *
 * @param address as asked for
 * @param mayContact false if anything says not to
 * @param reasons what says so, the oldest first
 * @param topics what its owner does not want to hear of; all else they may be told
 * @param known whether it is an address of anybody, or anything was said of it
 * @param verdict the same by channel, and in words
 */
public record ContactAnswer(
    String address,
    boolean mayContact,
    List<ContactReason> reasons,
    List<ContactTopic> topics,
    boolean known,
    ContactVerdict verdict) {

  /**
   * Several.
   *
   * @param contacts in the order in which they were asked for
   */
  public record Page(List<ContactAnswer> contacts) {}
}
