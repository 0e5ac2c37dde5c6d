package io.tailrace.dashboard.figures;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.page.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question for figures, in the words of {@code /api/series}. Immutable. */
public record FigureWords(Map<String, String> words) {
  private static final List<String> NARROWING = List.of("feed", "from", "to", "type", "provider");

  /** What a page narrows its figures by, as its URL says it, in the days of who looks. */
  public static FigureWords of(PageRequest request) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String name : NARROWING) {
      String word = request.text(name);
      if (word != null) {
        words.put(name, word);
      }
    }
    words.put("zone", request.visit().zone().getId());
    return new FigureWords(words);
  }

  /** The same with one more word, or without it if that is null. */
  public FigureWords with(String name, @Nullable String word) {
    Map<String, String> more = new LinkedHashMap<>(words);
    if (word == null) {
      more.remove(name);
    } else {
      more.put(name, word);
    }
    return new FigureWords(more);
  }

  /** These measures in these groups. */
  public FigureWords asking(String measures, String by) {
    return with("measure", measures).with("by", by.isEmpty() ? null : by);
  }

  /** What was said under a name; null = nothing. */
  public @Nullable String word(String name) {
    return words.get(name);
  }

  /** Where the browser gets the same. */
  public String url() {
    return words.entrySet().stream()
        .map(word -> word.getKey() + "=" + PathTemplate.encoded(word.getValue()))
        .collect(Collectors.joining("&", "/api/series?", ""));
  }
}
