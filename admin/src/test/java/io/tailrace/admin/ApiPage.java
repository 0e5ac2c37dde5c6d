package io.tailrace.admin;

import static java.util.stream.Collectors.joining;

import io.tailrace.operations.Cursor;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The manual's page of {@code /api}, from endpoints and records. For one thread. */
final class ApiPage {
  private static final Set<Type> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);
  private static final List<String> SHORTER = List.of("View", "Operations", "Store", "Report");

  private final RecordDocs docs = new RecordDocs();
  private final Set<Class<?>> records = new LinkedHashSet<>();
  private final List<String> unsaid = new ArrayList<>();

  /** The fields that nobody has told the meaning of. */
  List<String> unsaid() {
    return unsaid;
  }

  String markdown() {
    StringBuilder page = new StringBuilder("\n## Questions\n");
    Endpoints.all().forEach(endpoint -> page.append(question(endpoint)));
    page.append("\n## Answers\n");
    // More are found while those found so far are described.
    for (int i = 0; i < records.size(); i++) {
      page.append(answer(new ArrayList<>(records).get(i)));
    }
    return page.append('\n').toString();
  }

  private String question(Endpoint<?> endpoint) {
    return "\n### `%s %s`\n\n%s %s Role: `%s`.\n%s\n```sh\n%s\n```\n"
        .formatted(
            endpoint.method(),
            endpoint.path(),
            endpoint.does(),
            endpoint.answer().isRecord()
                ? "Answer: " + link(endpoint.answer()) + "."
                : "Answer: " + (endpoint.answer() == FileStream.class ? "files." : "lines."),
            endpoint.access().role().word(),
            parameters(endpoint.parameters()),
            curl(endpoint));
  }

  private static String parameters(List<Parameter> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.stream()
            .map(ApiPage::parameter)
            .collect(joining("", "\n| Parameter | Type | Meaning |\n|---|---|---|\n", ""));
  }

  private static String parameter(Parameter it) {
    return "| `%s`%s | %s | %s |\n"
        .formatted(it.name(), it.required() ? " (needed)" : "", it.type().meaning(), it.meaning());
  }

  private static String curl(Endpoint<?> endpoint) {
    String token = "curl -H \"Authorization: Bearer $TOKEN\"";
    return endpoint.reads()
        ? "%s '127.0.0.1:8081%s'".formatted(token, endpoint.example())
        : "%s -H 'X-Tailrace-Request: 1' --json '%s' \\\n  127.0.0.1:8081%s"
            .formatted(token, endpoint.example(), exampleOf(endpoint.path()));
  }

  static String exampleOf(PathTemplate path) {
    return path.toString().replace("{run}", "5ae7e0c7-7e2f-4c4a-8f53-3f1c3f0a1b2c");
  }

  private String answer(Class<?> type) {
    StringBuilder rows = new StringBuilder();
    for (RecordComponent component : type.getRecordComponents()) {
      String field = RecordReader.field(component);
      String meaning = docs.of(type, component.getName());
      if (meaning.isEmpty()) {
        unsaid.add(type.getName().replaceFirst(".*\\.", "") + "." + component.getName());
      }
      rows.append(
          "| `%s` | %s | %s |\n".formatted(field, type(component.getAnnotatedType()), meaning));
    }
    return "\n### %s\n\n%s\n\n| Field | Type | Meaning |\n|---|---|---|\n%s"
        .formatted(title(type), docs.of(type), rows);
  }

  private String type(AnnotatedType type) {
    boolean mayBeNull =
        Stream.of(type.getAnnotations())
            .anyMatch(it -> it.annotationType().getSimpleName().equals("Nullable"));
    return named(type) + (mayBeNull ? " or null" : "");
  }

  private String named(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType list
        && ((ParameterizedType) type.getType()).getRawType() == List.class) {
      return "list of " + type(list.getAnnotatedActualTypeArguments()[0]);
    }
    return type.getType() instanceof ParameterizedType map ? map(map) : one(type.getType());
  }

  private static String map(ParameterizedType type) {
    return type.getActualTypeArguments()[1] == Long.class
        ? "object: a number by name"
        : "object: a row";
  }

  private String one(Type type) {
    if (type instanceof Class<?> record && record.isRecord() && record != Cursor.class) {
      return link(record);
    }
    return type == boolean.class || type == Boolean.class
        ? "true or false"
        : type == Instant.class
            ? "time"
            : type == double.class || type == Double.class
                ? "number"
                : type == JsonNode.class || type == Object.class
                    ? "any JSON"
                    : NUMBERS.contains(type) ? "whole number" : "text";
  }

  private String link(Class<?> type) {
    records.add(type);
    return "[%s](#%s)".formatted(title(type), title(type).replace(' ', '-'));
  }

  /** What people call it: words of its name, with its home's where that is one word only. */
  static String title(Class<?> type) {
    String name = words(stripped(type.getSimpleName()));
    Class<?> home = type.getEnclosingClass();
    boolean alone = home == null || name.contains(" ");
    String before = alone ? "" : words(stripped(home.getSimpleName()));
    return alone || before.equals(name) ? name : before + " " + name;
  }

  private static String stripped(String name) {
    String shorter = name;
    for (String suffix : SHORTER) {
      boolean ends = shorter.endsWith(suffix) && shorter.length() > suffix.length();
      shorter = ends ? shorter.substring(0, shorter.length() - suffix.length()) : shorter;
    }
    return shorter;
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
