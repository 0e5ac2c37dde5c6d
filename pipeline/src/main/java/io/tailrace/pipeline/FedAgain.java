package io.tailrace.pipeline;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.LogUnavailableException;
import java.util.List;

/**
 * What a sink may lack though its position is past it: after its log was replaced it goes on at the
 * end, and is fed again what is before. What somebody asks for besides is no lag, for the sink has
 * that. Stateless.
 */
public final class FedAgain {
  private FedAgain() {}

  public static List<Replay> of(String sink, ConsumerStore store)
      throws StoreUnavailableException, LogUnavailableException {
    return of(sink, store.replays().unfinished(), store.pins().gaps());
  }

  public static List<Replay> of(String sink, List<Replay> unfinished, List<Gap> gaps) {
    boolean replaced =
        gaps.stream()
            .anyMatch(
                gap ->
                    gap.isOpen()
                        && gap.sink().equals(sink)
                        && gap.cause() == GapCause.LOG_REPLACED);
    return replaced
        ? unfinished.stream().filter(replay -> replay.sink().equals(sink)).toList()
        : List.of();
  }
}
