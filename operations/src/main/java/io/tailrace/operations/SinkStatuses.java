package io.tailrace.operations;

import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.StatusReport.PartitionPosition;
import io.tailrace.operations.StatusReport.ReplayLeft;
import io.tailrace.operations.StatusReport.SinkStatus;
import io.tailrace.pipeline.FedAgain;
import io.tailrace.pipeline.PartitionStatus;
import io.tailrace.pipeline.Progress;
import io.tailrace.pipeline.SinkView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads how each sink stands, with what the log and the store know of it. Made for one reading. For
 * one thread.
 */
final class SinkStatuses {
  private final OperationContext parts;
  private final Progress progress;
  private @Nullable Map<String, Long> deadLetters;
  private List<Replay> replays = List.of();
  private List<Gap> gaps = List.of();
  private @Nullable String storeError;

  SinkStatuses(OperationContext parts) {
    this.parts = parts;
    this.progress = new Progress(parts.log().reader(), parts.clock());
    readStore();
  }

  private void readStore() {
    try {
      deadLetters = parts.store().deadLetters().counts();
      replays = parts.store().replays().unfinished();
      gaps = parts.store().pins().gaps();
    } catch (StoreUnavailableException | LogUnavailableException e) {
      storeError = e.getMessage();
    }
  }

  SinkStatus read(SinkView sink) {
    try {
      return read(sink, sink.standings().read());
    } catch (Exception e) {
      return unknown(sink, e);
    }
  }

  private SinkStatus read(SinkView sink, List<PartitionStatus> standings) {
    PartitionStatus foremost = foremost(standings);
    Progress.Behind behind = progress.behind(standings, FedAgain.of(sink.name(), replays, gaps));
    List<GapView> own = gapsOf(sink.name());
    return new SinkStatus(
        sink.name(),
        foremost.state(),
        foremost.healthy() && storeError == null && own.stream().noneMatch(GapView::open),
        behind.records(),
        behind.seconds(),
        deadLetters == null ? null : deadLetters.getOrDefault(sink.name(), 0L),
        standings.stream().map(PartitionPosition::of).toList(),
        foremost.lastError() == null ? storeError : foremost.lastError(),
        foremost.lastErrorAt(),
        own,
        left(sink.name()),
        foremost.since(),
        rate(standings),
        behind.levelIn(rate(standings)));
  }

  /** Where this process does the work. */
  private static @Nullable Double rate(List<PartitionStatus> standings) {
    List<Double> known =
        standings.stream().map(PartitionStatus::perSecond).filter(Objects::nonNull).toList();
    return known.isEmpty() ? null : known.stream().mapToDouble(Double::doubleValue).sum();
  }

  private List<GapView> gapsOf(String sink) {
    return gaps.stream().filter(gap -> gap.sink().equals(sink)).map(GapView::of).toList();
  }

  private List<ReplayLeft> left(String sink) {
    return replays.stream()
        .filter(replay -> replay.sink().equals(sink))
        .map(replay -> new ReplayLeft(replay.partition(), replay.next(), replay.to()))
        .toList();
  }

  /** A status that somebody should look at; otherwise one that this process works on. */
  private static PartitionStatus foremost(List<PartitionStatus> standings) {
    return standings.stream()
        .min(
            Comparator.comparing(PartitionStatus::healthy)
                .thenComparing(standing -> standing.state().equals(PartitionStatus.ELSEWHERE)))
        .orElseThrow();
  }

  private static SinkStatus unknown(SinkView sink, Exception e) {
    return new SinkStatus(
        sink.name(),
        "unknown",
        false,
        null,
        null,
        null,
        new ArrayList<>(),
        e.getMessage() == null ? e.toString() : e.getMessage(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null);
  }
}
