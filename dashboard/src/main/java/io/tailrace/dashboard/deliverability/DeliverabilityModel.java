package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.StatCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of deliverability shows. Immutable.
 *
 * @param filter channel and provider
 * @param empty whether nothing was sent in this time
 * @param cards the figures of everywhere
 * @param findings what is bad or unusual, the worst first
 * @param providers how mail fares at each
 * @param rates shares over time
 * @param bounces by cause; null = nothing was refused
 * @param growth of the list; null = nobody came or went
 * @param growthSentence the same in words
 * @param notes how the figures are to be read
 */
public record DeliverabilityModel(
    FilterBar filter,
    boolean empty,
    List<StatCard> cards,
    List<Linked> findings,
    DataTable providers,
    List<ChartFigure> rates,
    @Nullable BounceSection bounces,
    @Nullable ChartFigure growth,
    String growthSentence,
    List<String> notes) {

  public DeliverabilityModel {
    cards = List.copyOf(cards);
    findings = List.copyOf(findings);
    rates = List.copyOf(rates);
    notes = List.copyOf(notes);
  }

  /** A finding, and where to look closer. */
  public record Linked(Badge grade, String text, String href) {}
}
