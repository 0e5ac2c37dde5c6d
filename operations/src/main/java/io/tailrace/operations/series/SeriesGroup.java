package io.tailrace.operations.series;

import io.tailrace.sink.database.CountColumn;
import io.tailrace.sink.database.CountGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of counts as the database gave it, and what it counts as. Immutable. */
record SeriesGroup(List<CountColumn> columns, CountGroup group) {

  /** Null = it is of none. */
  @Nullable Object value(Dimension dimension) {
    return dimension == Dimension.SOURCE ? SourceKind.of(this) : value(dimension.columns().get(0));
  }

  Object value(CountColumn column) {
    return group.keys().get(columns.indexOf(column));
  }

  /** How many of it a measure counts. */
  long count(Measure measure) {
    if (!counts(measure)) {
      return 0;
    }
    if (measure.leavesOutGmail()) {
      return group.events() - group.gmail();
    }
    return measure.isHuman() ? group.human() : group.events();
  }

  private boolean counts(Measure measure) {
    boolean person = value(CountColumn.OBJECT_TYPE).equals(Measure.PERSON);
    String metric = measure.metric();
    return (person ? measure.isOfPersons() : measure.isOfMessages())
        && (metric == null || metric.equals(value(CountColumn.METRIC)))
        && (!measure.isOfCauses() || measure.counts((String) value(CountColumn.CAUSE)));
  }
}
