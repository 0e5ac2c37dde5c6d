package io.tailrace.operations.bounces;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why messages were refused. Immutable.
 *
 * @param from the beginning, in whole hours, inclusive
 * @param to the end, exclusive
 * @param zone whose time of day the findings tell
 * @param bounced how many messages bounced
 * @param permanent of those, the ones whose cause is not temporary
 * @param temporary of those, the ones that could get through later: they say nothing of the list
 * @param deferred apart: how often one was put off, which Customer.io tries again
 * @param tableVersion which table of phrases decides now: what was counted before keeps its cause
 * @param causes what it was, the most frequent first
 */
public record BounceReport(
    Instant from,
    Instant to,
    String zone,
    long bounced,
    long permanent,
    long temporary,
    long deferred,
    int tableVersion,
    List<CauseAtProvider> causes) {

  /**
   * One cause at one kind of mailbox.
   *
   * @param type the channel, such as {@code email}
   * @param provider of the mailboxes: {@code gmail}, {@code yahoo}, {@code microsoft}, {@code
   *     apple} or {@code other}, as of all that is no e-mail
   * @param cause such as {@code authentication}
   * @param temporary whether it may pass by itself
   * @param suppresses whether the address gets nothing more
   * @param bounced how many messages
   * @param deferred how often one was put off
   * @param share of all that bounced, from 0 to 1; null = none did
   * @param first the first time in this span; with a filter by source, of any
   * @param last the last time, likewise
   * @param since when it began, without a day's rest since; null = over four weeks before {@code
   *     from}
   * @param finding all that in a sentence
   * @param sample the latest failure message; null = there was none
   * @param deliveryId whose it is; null = not known
   * @param meaning what the cause is
   * @param mender who can mend it, and how
   * @param link where that is described
   */
  public record CauseAtProvider(
      String type,
      String provider,
      String cause,
      boolean temporary,
      boolean suppresses,
      long bounced,
      long deferred,
      @Nullable Double share,
      @Nullable Instant first,
      @Nullable Instant last,
      @Nullable Instant since,
      String finding,
      @Nullable String sample,
      @Nullable String deliveryId,
      String meaning,
      String mender,
      String link) {}
}
