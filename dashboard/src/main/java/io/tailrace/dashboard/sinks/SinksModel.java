package io.tailrace.dashboard.sinks;

import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.StatCard;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sinks' page says. Immutable.
 *
 * @param mayChange whether the visitor may replay and acknowledge
 */
public record SinksModel(List<SinkPanel> sinks, boolean mayChange) {

  /**
   * One sink.
   *
   * @param since when it came into its state; null if it is not known
   * @param trouble what went wrong last, and what happens next; may be empty
   * @param troubleAt when that was
   * @param gaps what it will not get any more
   * @param replays in words, what it is being fed again
   * @param replayAction where its form is posted
   */
  public record SinkPanel(
      String name,
      Badge state,
      @Nullable Instant since,
      String trouble,
      @Nullable Instant troubleAt,
      List<StatCard> figures,
      DataTable positions,
      List<LostRange> gaps,
      List<String> replays,
      String replayAction) {}

  /**
   * A gap.
   *
   * @param acknowledge null if somebody has, or the visitor may not
   */
  public record LostRange(
      String sentence, Badge state, Instant at, @Nullable ChangeForm acknowledge) {}
}
