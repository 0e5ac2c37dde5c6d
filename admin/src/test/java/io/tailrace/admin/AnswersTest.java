package io.tailrace.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.Cursor;
import io.tailrace.operations.StatusReport.CheckStatus;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A command prints what the server sent: a record that is read and written again is the same. */
class AnswersTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(String.class, "x \u2028 ä \"\\"),
          Map.entry(int.class, 7),
          Map.entry(Integer.class, 7),
          Map.entry(long.class, 1L << 60),
          Map.entry(Long.class, 1L << 60),
          Map.entry(double.class, 0.1),
          Map.entry(Double.class, 1e-7),
          Map.entry(boolean.class, true),
          Map.entry(Boolean.class, false),
          Map.entry(Instant.class, Instant.parse("2027-01-31T12:00:00.123456789Z")),
          Map.entry(Cursor.class, new Cursor(List.of(1L, 2L))),
          Map.entry(Object.class, 1.5),
          Map.entry(
              JsonNode.class, ApiJson.read("{\"b\":[1,2.50,null],\"a\":{}}".getBytes(UTF_8))));

  static Stream<Class<?>> answers() {
    return Endpoints.all().stream()
        .<Class<?>>map(Endpoint::answer)
        .filter(Class::isRecord)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void isTheSameAfterwards(Class<?> type) {
    JsonNode sent = sample(type);
    JsonNode shown = ApiJson.tree(ApiJson.as(sent, type));
    assertThat(shown).hasToString(sent.toString());
    assertThat(names(shown)).isNotEmpty().allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void nullStaysNull(Class<?> type) {
    ObjectNode sent = JSON.objectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      if (!component.getType().isPrimitive()) {
        sent.putNull(RecordReader.field(component));
      }
    }
    JsonNode shown = ApiJson.tree(ApiJson.as(sent, type));
    sent.propertyNames().forEach(name -> assertThat(shown.path(name).isNull()).as(name).isTrue());
  }

  /** A server of a later version may say more. */
  @Test
  void whatIsNotKnownIsLeftAside() {
    JsonNode sent = ApiJson.read("{\"ok\":true,\"more\":{\"a\":1}}".getBytes(UTF_8));
    assertThat(ApiJson.as(sent, CheckStatus.class)).isEqualTo(new CheckStatus(true, null));
  }

  private static List<String> names(JsonNode json) {
    return List.copyOf(json.propertyNames());
  }

  private static JsonNode sample(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? JSON.arrayNode().add(sample(last)).add(sample(last))
          : JSON.objectNode().setAll(Map.of("b", sample(last), "a", sample(last)));
    }
    return sampleOf((Class<?>) type);
  }

  private static JsonNode sampleOf(Class<?> type) {
    if (type.isEnum()) {
      return ApiJson.tree(type.getEnumConstants()[0]);
    }
    if (type.isRecord() && type != Cursor.class) {
      ObjectNode fields = JSON.objectNode();
      for (RecordComponent component : type.getRecordComponents()) {
        fields.set(RecordReader.field(component), sample(component.getGenericType()));
      }
      return ApiJson.tree(ApiJson.as(fields, type));
    }
    return ApiJson.tree(VALUES.get(type));
  }
}
