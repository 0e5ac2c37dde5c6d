package io.tailrace.core.settings;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

  /** This, or what is put in its place or in that of a part within. */
  default Part mapped(UnaryOperator<Part> each) {
    return each.apply(this);
  }

  /** The sections whose keys are as they would be outside. */
  default List<Section<?>> within() {
    return List.of();
  }

  /** A setting. */
  record Single<T>(SettingDefinition<T> definition, Method accessor, boolean optional)
      implements Part {
    @Override
    public @Nullable Object read(SettingsReader reader, String prefix, String name) {
      @Nullable T value = reader.value(prefix, definition);
      return optional ? Optional.ofNullable(value) : value;
    }

    /** The same setting with other values. */
    <V> Single<V> taking(ValueType<V> type) {
      var taking =
          new SettingDefinition<>(
              definition.key(),
              type,
              definition.byDefault(),
              definition.needed(),
              definition.meaning(),
              definition.atLeast());
      return new Single<>(taking, accessor, optional);
    }
  }

  /** A record within, whose keys are as they would be outside. */
  record Within(Section<?> section) implements Part {
    @Override
    public Object read(SettingsReader reader, String prefix, String name) {
      return section.read(reader, prefix, name);
    }

    @Override
    public Part mapped(UnaryOperator<Part> each) {
      return new Within(section.mapped(each));
    }

    @Override
    public List<Section<?>> within() {
      return List.of(section);
    }
  }

  /** Records that whoever puts the sections together chooses; their keys are as outside. */
  record Others(String component, List<Section<?>> sections) implements Part {
    @Override
    public Object read(SettingsReader reader, String prefix, String name) {
      Map<Class<?>, Record> records = new LinkedHashMap<>();
      sections.forEach(one -> records.put(one.type(), one.read(reader, prefix, name)));
      return new OtherSections(records);
    }

    @Override
    public Part mapped(UnaryOperator<Part> each) {
      Part mapped = each.apply(this);
      return mapped instanceof Others others ? others.mappedWithin(each) : mapped;
    }

    @Override
    public List<Section<?>> within() {
      return sections;
    }

    private Others mappedWithin(UnaryOperator<Part> each) {
      List<Section<?>> mapped = new ArrayList<>();
      sections.forEach(section -> mapped.add(section.mapped(each)));
      return new Others(component, mapped);
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

  /** How all that was read before it holds. */
  record Effective() implements Part {
    @Override
    public Object read(SettingsReader reader, String prefix, String name) {
      return new EffectiveValues(reader.values());
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
