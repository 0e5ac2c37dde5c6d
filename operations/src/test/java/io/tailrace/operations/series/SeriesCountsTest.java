package io.tailrace.operations.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.FiguresScene;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Each figure is what an independent count of the same events gives, whatever is asked of them, in
 * whatever order and how often they came. {@code -Dseed} repeats a run.
 */
@OnEachDatabase
class SeriesCountsTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime() % 100_000);
  private static final List<Dimension> GROUPS =
      List.of(
          Dimension.HOUR,
          Dimension.DAY,
          Dimension.FEED,
          Dimension.TYPE,
          Dimension.METRIC,
          Dimension.PROVIDER,
          Dimension.CAMPAIGN,
          Dimension.NEWSLETTER,
          Dimension.ACTION);
  private static final List<Measure> COUNTS =
      Arrays.stream(Measure.values()).filter(measure -> !measure.isRate()).toList();
  private static final int EVENTS = 600;
  private static final int QUESTIONS = 60;

  @TempDir Path folder;
  @Parameter DatabaseKind kind;
  private final Random random = new Random(SEED);
  private final List<ToldEvent> told = new ArrayList<>();
  private FiguresScene scene;

  @BeforeEach
  void write() throws Exception {
    scene = new FiguresScene(folder, kind.in(folder));
    for (int i = 0; i < EVENTS; i++) {
      told.add(ToldEvent.random(random, i, FiguresScene.NOW));
    }
    List<ToldEvent> sent = new ArrayList<>(told);
    sent.addAll(told.subList(0, EVENTS / 3));
    Collections.shuffle(sent, random);
    for (int from = 0; from < sent.size(); from += 50) {
      for (String feed : List.of("default", "shop")) {
        scene.write(
            feed,
            sent.subList(from, Math.min(sent.size(), from + 50)).stream()
                .filter(event -> event.feed().equals(feed))
                .map(ToldEvent::asSent)
                .toList());
      }
    }
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void eachFigureIsWhatWasTold() throws Exception {
    EventSeries series = new EventSeries(scene.parts("default", "shop"));
    for (int i = 0; i < QUESTIONS; i++) {
      Map<String, String> words = words();
      SeriesQuestion question =
          new SeriesWords(words::get, List.of("default", "shop")).question(FiguresScene.NOW);
      SeriesAnswer answer = series.read(question);
      assertThat(withoutNothing(answer, question))
          .as("seed " + SEED + ": " + words)
          .isEqualTo(expected(question, words));
      assertThat(sums(answer, question)).as("total").isEqualTo(answer.total());
    }
  }

  /** A check that cannot fail would let this pass. */
  @Test
  void oneEventMoreIsNoticed() throws Exception {
    Map<String, String> words = Map.of("measure", "events", "from", "5d");
    SeriesQuestion question =
        new SeriesWords(words::get, List.of("default", "shop")).question(FiguresScene.NOW);
    SeriesAnswer answer = new EventSeries(scene.parts("default", "shop")).read(question);
    told.add(ToldEvent.random(random, EVENTS, FiguresScene.NOW));
    assertThat(withoutNothing(answer, question)).isNotEqualTo(expected(question, words));
  }

  private Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    List<Measure> measures = some(COUNTS, 1 + random.nextInt(4));
    words.put("measure", measures.stream().map(Measure::word).collect(Collectors.joining(",")));
    List<Dimension> by = new ArrayList<>(some(GROUPS, random.nextInt(3)));
    if (by.contains(Dimension.HOUR)) {
      by.remove(Dimension.DAY);
    }
    if (by.stream().anyMatch(Dimension::isSource)) {
      words.put("feed", random.nextBoolean() ? "shop" : "default");
    }
    words.put("by", by.stream().map(Dimension::word).collect(Collectors.joining(",")));
    words.put("from", random.nextBoolean() ? "5d" : "2027-01-29T05:00:00Z");
    words.put("to", random.nextBoolean() ? "now" : "2027-01-30T17:00:00Z");
    words.put("zone", random.nextBoolean() ? "UTC" : "America/New_York");
    if (random.nextInt(3) == 0) {
      words.put("provider", random.nextBoolean() ? "gmail" : "yahoo,other");
    }
    if (random.nextInt(4) == 0) {
      words.put("type", "email");
    }
    return words;
  }

  private <T> List<T> some(List<T> all, int count) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, count);
  }

  /** By group, of those in which anything happened. */
  private static Map<String, List<Object>> withoutNothing(
      SeriesAnswer answer, SeriesQuestion question) {
    Map<String, List<Object>> rows = new TreeMap<>();
    int keys = question.by().size();
    for (List<Object> row : answer.rows()) {
      List<Object> values = row.subList(keys, row.size());
      if (values.stream().anyMatch(value -> !value.equals(0L))) {
        rows.put(row.subList(0, keys).toString(), values);
      }
    }
    return rows;
  }

  private static List<Object> sums(SeriesAnswer answer, SeriesQuestion question) {
    List<Object> sums = new ArrayList<>();
    for (int i = 0; i < question.measures().size(); i++) {
      int at = question.by().size() + i;
      sums.add(answer.rows().stream().mapToLong(row -> (Long) row.get(at)).sum());
    }
    return sums;
  }

  private Map<String, List<Object>> expected(SeriesQuestion question, Map<String, String> words) {
    Map<String, List<Object>> rows = new TreeMap<>();
    ZoneId zone = question.zone();
    for (ToldEvent event : told) {
      List<Object> key = new ArrayList<>();
      question.by().forEach(by -> key.add(event.value(by, zone)));
      List<Object> counts = question.measures().stream().<Object>map(event::counted).toList();
      if (isAsked(event, question, words) && !key.contains(null) && counts.contains(1L)) {
        rows.merge(key.toString(), counts, SeriesCountsTest::added);
      }
    }
    return rows;
  }

  private static List<Object> added(List<Object> one, List<Object> other) {
    List<Object> sum = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sum.add((Long) one.get(i) + (Long) other.get(i));
    }
    return sum;
  }

  private static boolean isAsked(
      ToldEvent event, SeriesQuestion question, Map<String, String> words) {
    Instant time = event.time();
    return !time.isBefore(question.range().from())
        && time.isBefore(question.range().to())
        && among(words.get("feed"), event.feed())
        && among(words.get("provider"), event.provider())
        && among(words.get("type"), event.type());
  }

  private static boolean among(String allowed, String value) {
    return allowed == null || List.of(allowed.split(",")).contains(value);
  }
}
