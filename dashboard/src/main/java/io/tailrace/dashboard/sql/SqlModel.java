package io.tailrace.dashboard.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows. Immutable.
 *
 * @param query as it stands in the editor
 * @param bars whether bars are wanted and no table
 * @param link a link to this question, which shows it and runs nothing
 * @param answer null = it was not run
 */
public record SqlModel(
    String query,
    boolean bars,
    String link,
    List<SqlStore> stores,
    List<Ready> questions,
    @Nullable SqlAnswer answer) {

  public SqlModel {
    stores = List.copyOf(stores);
    questions = List.copyOf(questions);
  }

  /** A question to begin with, as a link that puts it into the editor. */
  public record Ready(String title, String store, String href) {}

  /** Whether there is a store that can be asked from here. */
  public boolean askable() {
    return stores.stream().anyMatch(SqlStore::usable);
  }
}
