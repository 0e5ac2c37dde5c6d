package io.tailrace.admin;

import io.tailrace.operations.BulkResult;
import io.tailrace.operations.EventStore;
import io.tailrace.operations.QueryRows;
import io.tailrace.operations.SinkReplay;
import io.tailrace.operations.SuppressionOperations;
import io.tailrace.operations.reconcile.BackfillStep;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How many things an answer says that something was done to. Stateless. */
final class ActedOn {
  private static final Map<Class<?>, ToLongFunction<Object>> COUNTS =
      Map.of(
          BulkResult.class, it -> ((BulkResult) it).done(),
          SinkReplay.Plan.class, it -> ((SinkReplay.Plan) it).records(),
          SuppressionOperations.Lifted.class,
              it -> ((SuppressionOperations.Lifted) it).lifted().size(),
          EventStore.Exported.class, it -> ((EventStore.Exported) it).rows(),
          QueryRows.class, it -> ((QueryRows) it).rows().size(),
          BackfillStep.class, it -> ((BackfillStep) it).appended());

  private ActedOn() {}

  /** Null where that is no question. */
  static Long count(ApiResponse answer) {
    return Optional.ofNullable(answer.value())
        .map(value -> COUNTS.get(value.getClass()))
        .map(count -> count.applyAsLong(answer.value()))
        .orElse(null);
  }
}
