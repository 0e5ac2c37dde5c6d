package io.tailrace.dashboard;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a template's model in which every text is an attack: whatever a template shows of it must
 * come out as text. Stateless.
 */
final class HostileModel {
  static final String ATTACK = "\"'><img src=x onerror=alert(1)><svg onload=alert(1)>\u202e\u0000";

  private static final int DEEPEST = 12;

  private HostileModel() {}

  static Object of(Type type) throws ReflectiveOperationException {
    return of(type, 0);
  }

  private static Object of(Type type, int depth) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType of) {
      Type last = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
      boolean deep = depth > DEEPEST;
      if (of.getRawType() == List.class) {
        return deep ? List.of() : List.of(of(last, depth + 1), of(last, depth + 1));
      }
      if (of.getRawType() == Optional.class) {
        return deep ? Optional.empty() : Optional.of(of(last, depth + 1));
      }
      if (of.getRawType() == Map.class) {
        return deep ? Map.of() : Map.of(ATTACK, of(last, depth + 1));
      }
      throw new IllegalStateException("teach this test to make a " + type);
    }
    return plain((Class<?>) type, depth);
  }

  private static Object plain(Class<?> type, int depth) throws ReflectiveOperationException {
    if (type == String.class || type == Object.class) {
      return ATTACK;
    }
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == int.class || type == Integer.class) {
      return 3;
    }
    if (type == long.class || type == Long.class) {
      return 3L;
    }
    if (type == double.class || type == Double.class) {
      return 0.25;
    }
    if (type == Instant.class) {
      return Instant.EPOCH;
    }
    if (type == ZoneId.class) {
      return ZoneOffset.UTC;
    }
    if (type == DashboardAssets.class) {
      return new DashboardAssets();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isRecord()) {
      return record(type, depth);
    }
    throw new IllegalStateException("teach this test to make a " + type);
  }

  private static Object record(Class<?> type, int depth) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      // What holds itself would never end.
      boolean itself =
          components[i].getGenericType().getTypeName().contains("<" + type.getName() + ">");
      values[i] = itself && depth > 2 ? List.of() : of(components[i].getGenericType(), depth + 1);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }
}
