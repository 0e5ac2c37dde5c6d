package io.tailrace.core.settings;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One component of a settings record. */
sealed interface Part {
  /**
   * Its value.
   *
   * @param prefix of every key; empty, or ends with a dot
   * @param name of the named section that it is in; else empty
   */
  @Nullable Object read(SettingsReader reader, String prefix, String name);

  /** A setting. */
  record Single<T>(SettingDefinition<T> definition, Method accessor, boolean optional)
      implements Part {
    @Override
    public @Nullable Object read(SettingsReader reader, String prefix, String name) {
      @Nullable T value = reader.value(prefix, definition);
      return optional ? Optional.ofNullable(value) : value;
    }
  }

  /** A record within, whose keys are as they would be outside. */
  record Within(Section<?> section) implements Part {
    @Override
    public Object read(SettingsReader reader, String prefix, String name) {
      return section.read(reader, prefix, name);
    }
  }

  /** Every section that people gave under a prefix, by name. */
  record Many(NamedSection<?> named) implements Part {
    @Override
    public Object read(SettingsReader reader, String prefix, String name) {
      List<String> names = reader.names(named);
      return names.stream().map(one -> one(reader, one)).toList();
    }

    private Record one(SettingsReader reader, String name) {
      return named.section().read(reader, named.key(name, ""), name);
    }
  }

  /** The name of the named section. */
  record Name() implements Part {
    @Override
    public Object read(SettingsReader reader, String prefix, String name) {
      return name;
    }
  }
}
