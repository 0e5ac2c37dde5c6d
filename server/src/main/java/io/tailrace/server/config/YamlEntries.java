package io.tailrace.server.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Walks a YAML text from event to event, so that each value keeps its line and nothing is built
 * that the text could make large. Only mappings, lists of values and values are read: no anchors
 * and aliases, tags or further documents. For one thread.
 */
final class YamlEntries {
  private static final int DEEPEST = 8;

  private final Iterator<Event> events;
  private final ShownKey shown;
  private final Consumer<YamlEntry> entries;
  private final List<UnreadableYamlException> duplicates = new ArrayList<>();

  private YamlEntries(Iterator<Event> events, ShownKey shown, Consumer<YamlEntry> entries) {
    this.events = events;
    this.shown = shown;
    this.entries = entries;
  }

  /**
   * Hands over each key that has a value, a list or nothing behind it.
   *
   * @return keys that are there twice
   * @throws UnreadableYamlException where it cannot be read any further
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException where it is not YAML
   */
  static List<UnreadableYamlException> walk(
      String text, ShownKey shown, Consumer<YamlEntry> entries) {
    LoadSettings settings = LoadSettings.builder().build();
    YamlEntries walk =
        new YamlEntries(new Parse(settings).parseString(text).iterator(), shown, entries);
    walk.stream();
    return walk.duplicates;
  }

  private void stream() {
    next();
    if (next().getEventId() == Event.ID.StreamEnd) {
      return;
    }
    root(next());
    next();
    Event end = next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw new UnreadableYamlException(line(end), "holds a second document; only one is read");
    }
  }

  private void root(Event root) {
    if (root.getEventId() == Event.ID.MappingStart) {
      mapping("", 1);
    } else if (!(root instanceof ScalarEvent scalar && isNothing(scalar))) {
      throw new UnreadableYamlException(line(root), "must hold keys and values: port: 8080");
    }
  }

  /** Returns how many keys it holds. */
  private int mapping(String prefix, int depth) {
    Map<String, Integer> lines = new HashMap<>();
    for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
      String path = prefix + name(key);
      Integer first = lines.putIfAbsent(path, line(key));
      if (first != null) {
        duplicates.add(new UnreadableYamlException(line(key), again(path, first)));
      }
      value(path, line(key), depth, first == null);
    }
    return lines.size();
  }

  private String again(String path, int first) {
    return shown.of(path) + " is there a second time, after line " + first;
  }

  private String name(Event key) {
    if (key instanceof ScalarEvent scalar) {
      return scalar.getValue();
    }
    throw new UnreadableYamlException(line(key), "holds a key that is not plain text");
  }

  private void value(String path, int line, int depth, boolean keep) {
    Event value = next();
    List<String> values = List.of();
    if (value.getEventId() == Event.ID.MappingStart) {
      deeper(line, depth);
      keep &= mapping(path + ".", depth + 1) == 0;
    } else if (value.getEventId() == Event.ID.SequenceStart) {
      values = list();
    } else {
      values = value(value);
    }
    if (keep) {
      boolean list = value.getEventId() == Event.ID.SequenceStart;
      entries.accept(new YamlEntry(path, values, list, line));
    }
  }

  private static void deeper(int line, int depth) {
    if (depth >= DEEPEST) {
      throw new UnreadableYamlException(line, "is nested deeper than any setting");
    }
  }

  private List<String> list() {
    List<String> values = new ArrayList<>();
    for (Event element = next(); element.getEventId() != Event.ID.SequenceEnd; element = next()) {
      values.addAll(value(element));
    }
    return values;
  }

  private static List<String> value(Event event) {
    if (event instanceof ScalarEvent scalar) {
      onOneLine(scalar);
      return isNothing(scalar) ? List.of() : List.of(scalar.getValue().strip());
    }
    throw new UnreadableYamlException(line(event), "holds a list of something else than values");
  }

  /** No setting needs more; and a quotation mark left out would swallow the lines below. */
  private static void onOneLine(ScalarEvent scalar) {
    int end = scalar.getEndMark().map(Mark::getLine).orElse(0) + 1;
    if (scalar.isLiteral() || scalar.isFolded() || end != line(scalar)) {
      throw new UnreadableYamlException(
          line(scalar),
          "begins a value of several lines; is a quotation mark missing, or a line"
              + " indented too far?");
    }
  }

  private static boolean isNothing(ScalarEvent scalar) {
    String value = scalar.getValue();
    return scalar.isPlain()
        && (value.isEmpty() || value.equals("~") || value.equalsIgnoreCase("null"));
  }

  private Event next() {
    Event event = events.next();
    if (event.getEventId() == Event.ID.Alias
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw new UnreadableYamlException(
          line(event), "holds an anchor or alias (& or *); write the value out, or quote it");
    }
    if (hasTag(event)) {
      throw new UnreadableYamlException(
          line(event), "holds a tag (!); leave it out, or quote the value");
    }
    return event;
  }

  private static boolean hasTag(Event event) {
    return (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
        || (event instanceof CollectionStartEvent start && start.getTag().isPresent());
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
