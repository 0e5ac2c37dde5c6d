package io.tailrace.dashboard.campaign;

import io.tailrace.operations.campaign.CampaignFigures;
import io.tailrace.operations.campaign.CampaignList;
import java.util.List;

/**
 * One of the list, as the page names it. Immutable.
 *
 * @param name as Customer.io has it, or its kind and number
 * @param sent by period, oldest first
 */
record CampaignEntry(SourceKey key, String name, CampaignFigures figures, List<Long> sent) {

  /**
   * From what the operation answers.
   *
   * @param severalFeeds whether its number alone does not say which one it is
   */
  static CampaignEntry of(CampaignList.Entry entry, boolean severalFeeds) {
    SourceKey key = SourceKey.of(severalFeeds ? entry.feed() : null, entry);
    String name = entry.name() == null ? key.unnamed() : entry.name();
    return new CampaignEntry(key, name, entry.figures(), entry.sentByPeriod());
  }
}
