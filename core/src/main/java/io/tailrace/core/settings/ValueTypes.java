package io.tailrace.core.settings;

import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Which values a component takes. Stateless. */
final class ValueTypes {
  private static final Map<Class<?>, Function<Setting, ValueType<?>>> BY_CLASS =
      Map.of(
          int.class, s -> WholeNumberType.between(s.min(), s.max()),
          long.class, s -> SizeType.between(s.min(), s.max()),
          Duration.class, s -> DurationType.between(s.min(), s.max()),
          boolean.class, s -> new FlagType(),
          String.class, s -> PatternType.of(s.pattern(), s.form()),
          Path.class, s -> new FolderType(),
          URI.class, s -> new HttpAddressType(),
          Secret.class, s -> new SecretType(s.secret()));

  private ValueTypes() {}

  /** That of the annotation, else what follows from the component's own class. */
  static ValueType<?> of(Class<?> component, Setting setting) throws ReflectiveOperationException {
    if (setting.type().length > 0) {
      Constructor<? extends ValueType<?>> type = setting.type()[0].getDeclaredConstructor();
      type.setAccessible(true);
      return type.newInstance();
    }
    if (component.isEnum()) {
      return ChoiceType.of(component);
    }
    Function<Setting, ValueType<?>> usual = BY_CLASS.get(component);
    if (usual == null) {
      throw new IllegalArgumentException(setting.key() + " cannot be a " + component.getName());
    }
    return usual.apply(setting);
  }
}
