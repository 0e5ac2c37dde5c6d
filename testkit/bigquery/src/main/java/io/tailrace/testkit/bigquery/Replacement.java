package io.tailrace.testkit.bigquery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code MERGE} that updates what matches, inserts what is not there and deletes what was not
 * given, each with all columns, so that the table is what was given: "Data manipulation language",
 * MERGE statement. Any other is refused. Immutable.
 */
record Replacement(String table, String parameter, List<String> keys, Set<String> written) {
  private static final Pattern FORM =
      Pattern.compile(
          "MERGE `([^`]+)` AS kept USING \\(SELECT \\* FROM UNNEST\\(@([a-z_]+)\\)\\) AS given ON"
              + " (.+) WHEN MATCHED THEN UPDATE SET (.+) WHEN NOT MATCHED BY TARGET THEN INSERT"
              + " \\(([a-z_, ]+)\\) VALUES \\((.+)\\) WHEN NOT MATCHED BY SOURCE THEN DELETE");

  /** Null if it is no MERGE. */
  static Replacement of(String flat) throws RestError {
    if (!flat.startsWith("MERGE ")) {
      return null;
    }
    Matcher form = FORM.matcher(flat);
    if (!form.matches()) {
      throw RestError.invalid("The simulation does not know this statement: " + flat);
    }
    List<String> keys = assigned(form.group(3), " AND ", "kept.");
    List<String> updated = assigned(form.group(4), ", ", "");
    List<String> inserted = List.of(form.group(5).split(", ", -1));
    String values = String.join(", ", inserted.stream().map(name -> "given." + name).toList());
    Set<String> all = new HashSet<>(Stream.concat(keys.stream(), updated.stream()).toList());
    if (!values.equals(form.group(6)) || !all.equals(new HashSet<>(inserted))) {
      throw RestError.invalid("The simulation knows a MERGE of all columns alone: " + flat);
    }
    return new Replacement(form.group(1), form.group(2), keys, all);
  }

  /** The columns that are set to, or compared with, the given column of the same name. */
  private static List<String> assigned(String text, String between, String prefix)
      throws RestError {
    List<String> names = new ArrayList<>();
    for (String one : text.split(Pattern.quote(between), -1)) {
      String name = one.substring(one.lastIndexOf('.') + 1);
      if (!one.equals(prefix + name + " = given." + name)) {
        throw RestError.invalid("The simulation does not know this: " + one);
      }
      names.add(name);
    }
    return names;
  }

  /** How many rows were changed. */
  long apply(Table to, Parameters parameters) throws RestError {
    List<Map<String, Object>> given = parameters.structs(parameter);
    Set<List<Object>> seen = new HashSet<>();
    for (Map<String, Object> row : given) {
      check(to, row);
      if (!seen.add(new ArrayList<>(keys.stream().map(row::get).toList()))) {
        throw RestError.invalid(
            "UPDATE/MERGE must match at most one source row for each target row");
      }
    }
    long before = to.rows().size();
    to.replace(given.stream().map(Row::new).toList());
    return before + given.size();
  }

  private void check(Table to, Map<String, Object> row) throws RestError {
    for (Column column : to.columns()) {
      if (!written.contains(column.name())) {
        throw RestError.invalid("The simulation knows a MERGE of all columns alone");
      }
      if (column.required() && row.get(column.name()) == null) {
        throw RestError.invalid("Required field " + column.name() + " cannot be null");
      }
    }
  }
}
