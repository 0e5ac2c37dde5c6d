package io.tailrace.dashboard.campaign;

import io.tailrace.operations.campaign.CampaignFigures;
import io.tailrace.operations.deliverability.GradedRate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What is shown of each campaign beside how much was sent. Immutable. */
enum CampaignColumn {
  DELIVERED_RATE("Delivered"),
  PERMANENT_BOUNCE_RATE("Permanent bounces"),
  COMPLAINT_RATE("Complaints"),
  HUMAN_OPEN_RATE("Human opens"),
  HUMAN_CLICK_RATE("Human clicks"),
  UNSUBSCRIBE_RATE("Unsubscribed");

  /** A share of too few is sorted after those that say something. */
  private static final double TOO_FEW = -1;

  private final String title;

  CampaignColumn(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** As {@code /api/campaigns} sorts by it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<CampaignColumn> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  GradedRate rate(CampaignFigures figures) {
    Function<CampaignFigures, GradedRate> rate =
        switch (this) {
          case DELIVERED_RATE -> CampaignFigures::delivered;
          case PERMANENT_BOUNCE_RATE -> CampaignFigures::permanentBounces;
          case COMPLAINT_RATE -> CampaignFigures::complaints;
          case HUMAN_OPEN_RATE -> CampaignFigures::humanOpens;
          case HUMAN_CLICK_RATE -> CampaignFigures::humanClicks;
          case UNSUBSCRIBE_RATE -> CampaignFigures::unsubscribes;
        };
    return rate.apply(figures);
  }

  /** By which a list is sorted. */
  double size(CampaignFigures figures) {
    GradedRate rate = rate(figures);
    double share = rate.share() == null ? 0 : rate.share();
    boolean tells = rate.share() != null && !rate.grade().equals("too_few");
    return tells ? share : TOO_FEW + share / 2;
  }
}
