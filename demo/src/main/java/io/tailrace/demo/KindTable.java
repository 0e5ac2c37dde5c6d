package io.tailrace.demo;

import io.tailrace.cli.ListColumn;
import io.tailrace.cli.Shell;
import io.tailrace.cli.Table;
import io.tailrace.cli.ValueText;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts by metric, down, and object type, across; where a terminal is too narrow for all types,
 * one table below the other, each with the total of its metrics. Stateless.
 */
final class KindTable {
  private KindTable() {}

  static List<Table> of(Map<Kind, Long> kinds, Shell shell) {
    List<String> types =
        ordered(
            ObjectType.documented().stream().map(ObjectType::name).toList(),
            kinds.keySet().stream().map(kind -> kind.objectType().name()).toList());
    List<Table> tables = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= types.size(); to++) {
      boolean last = to == types.size();
      if (last || !table(types.subList(from, to + 1), kinds, shell).fits()) {
        tables.add(table(types.subList(from, to), kinds, shell));
        from = to;
      }
    }
    return tables;
  }

  private static Table table(List<String> types, Map<Kind, Long> kinds, Shell shell) {
    List<String> metrics =
        ordered(
            Metric.documented().stream().map(Metric::name).toList(),
            kinds.keySet().stream()
                .filter(kind -> types.contains(kind.objectType().name()))
                .map(kind -> kind.metric().name())
                .toList());
    List<List<String>> rows = new ArrayList<>();
    for (String metric : metrics) {
      rows.add(row(metric, types, kinds, List.of(metric)));
    }
    rows.add(row("total", types, kinds, metrics));
    List<String> titles = new ArrayList<>(List.of("metric"));
    titles.addAll(types);
    titles.add("total");
    List<Boolean> numbers = new ArrayList<>(Collections.nCopies(titles.size(), true));
    numbers.set(0, false);
    return new Table(
        titles.stream().map(ListColumn::heading).toList(),
        numbers,
        rows,
        shell.terminal().width(),
        shell.style());
  }

  /** The values that occur: the known ones first, in their own order. */
  private static List<String> ordered(List<String> known, Collection<String> there) {
    List<String> ordered = new ArrayList<>(known);
    ordered.retainAll(there);
    TreeSet<String> others = new TreeSet<>(there);
    others.removeAll(known);
    ordered.addAll(others);
    return ordered;
  }

  private static List<String> row(
      String name, List<String> types, Map<Kind, Long> kinds, List<String> metrics) {
    List<String> row = new ArrayList<>(List.of(name));
    long total = 0;
    for (String type : types) {
      long count = 0;
      for (String metric : metrics) {
        count += kinds.getOrDefault(new Kind(ObjectType.of(type), Metric.of(metric)), 0L);
      }
      row.add(count == 0 ? "" : ValueText.count(count));
      total += count;
    }
    row.add(ValueText.count(total));
    return row;
  }
}
