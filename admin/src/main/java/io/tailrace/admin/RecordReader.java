package io.tailrace.admin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads an answer's record from its JSON, component by component. Jackson can do it too, but a
 * command reads one answer and ends, and Jackson's start for it would cost more than all the rest.
 * Safe for use by many threads.
 */
final class RecordReader {
  private final ObjectReader others;

  /**
   * Makes one.
   *
   * @param others reads what is neither a record nor one of JSON's own types
   */
  RecordReader(ObjectReader others) {
    this.others = others;
  }

  <T> T read(JsonNode json, Class<T> type) {
    return type.cast(record(json, type));
  }

  private Object record(JsonNode json, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(json.path(field(components[i])), components[i].getGenericType());
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made of its components", e);
    }
  }

  /** What a component is called in JSON. */
  static String field(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** A server of another version may leave out what this one knows: that is null, or nothing. */
  private Object value(JsonNode json, Type type) {
    if (json.isNull() || json.isMissingNode()) {
      return nothing(type);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? list(json, arguments[0])
          : map(json, arguments[1]);
    }
    return one(json, (Class<?>) type);
  }

  private static Object nothing(Type type) {
    if (type == boolean.class) {
      return false;
    }
    return type instanceof Class<?> one && one.isPrimitive() ? number(0, one) : null;
  }

  private List<Object> list(JsonNode json, Type type) {
    List<Object> values = new ArrayList<>();
    json.forEach(value -> values.add(value(value, type)));
    return values;
  }

  private Map<String, Object> map(JsonNode json, Type type) {
    Map<String, Object> values = new LinkedHashMap<>();
    json.propertyStream().forEach(it -> values.put(it.getKey(), value(it.getValue(), type)));
    return values;
  }

  private Object one(JsonNode json, Class<?> type) {
    if (type == String.class) {
      return json.asString();
    }
    if (type == Boolean.class || type == boolean.class) {
      return json.asBoolean();
    }
    if (type == Instant.class) {
      return Instant.parse(json.asString());
    }
    if (type == Object.class) {
      return any(json);
    }
    if (type == JsonNode.class) {
      return json;
    }
    return json.isNumber() ? number(json.numberValue(), type) : other(json, type);
  }

  private Object other(JsonNode json, Class<?> type) {
    return type.isRecord() && json.isObject() ? record(json, type) : others.treeToValue(json, type);
  }

  private static Object number(Number number, Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return number.intValue();
    }
    return type == long.class || type == Long.class
        ? (Object) number.longValue()
        : number.doubleValue();
  }

  /** A value of a row, whose type only the database knows. */
  private Object any(JsonNode json) {
    return switch (json.getNodeType()) {
      case NUMBER -> json.numberValue();
      case BOOLEAN -> json.asBoolean();
      case STRING -> json.asString();
      case ARRAY -> list(json, Object.class);
      default -> map(json, Object.class);
    };
  }
}
