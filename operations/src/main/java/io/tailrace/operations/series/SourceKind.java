package io.tailrace.operations.series;

import io.tailrace.sink.database.CountColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What messages come from. A message that names several is the first one's. Immutable. */
public enum SourceKind {
  BROADCAST(CountColumn.BROADCAST),
  CAMPAIGN(CountColumn.CAMPAIGN),
  NEWSLETTER(CountColumn.NEWSLETTER),
  TRANSACTIONAL(CountColumn.TRANSACTIONAL);

  static final List<CountColumn> COLUMNS = Stream.of(values()).map(SourceKind::column).toList();

  private final CountColumn column;

  SourceKind(CountColumn column) {
    this.column = column;
  }

  /** Where its number is kept. */
  public CountColumn column() {
    return column;
  }

  /** As names, questions and answers have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SourceKind> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /** As in {@code campaign/7}; null = it comes from none. */
  static @Nullable Object of(SeriesGroup group) {
    for (SourceKind kind : values()) {
      Object id = group.value(kind.column);
      if (!id.equals(0L)) {
        return kind.word() + "/" + id;
      }
    }
    return null;
  }
}
