package io.tailrace.core.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A record whose components are settings: each has {@link Setting}, or is itself such a record, or
 * has {@link Sections}, or is {@link OtherSections} or {@link EffectiveValues}. Immutable.
 */
public final class Section<R extends Record> {
  /** Looking at a record takes longer than filling it, and its defaults are often wanted alone. */
  private static final ClassValue<Section<?>> SEEN =
      new ClassValue<>() {
        @Override
        protected Section<?> computeValue(Class<?> type) {
          return look(type.asSubclass(Record.class));
        }
      };

  private final Constructor<R> constructor;
  private final List<Part> parts;

  private Section(Constructor<R> constructor, List<Part> parts) {
    this.constructor = constructor;
    this.parts = parts;
  }

  /**
   * What the record declares.
   *
   * @throws IllegalArgumentException a component is no setting, or its declaration makes no sense
   */
  @SuppressWarnings("unchecked") // of this class, as it was looked at
  public static <R extends Record> Section<R> of(Class<R> type) {
    return (Section<R>) SEEN.get(type);
  }

  private static <R extends Record> Section<R> look(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] classes =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(classes);
      constructor.setAccessible(true);
      return new Section<>(constructor, Arrays.stream(components).map(Section::part).toList());
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " cannot be made", e);
    }
  }

  /**
   * The same, where the component of this name, {@link OtherSections}, holds these: what only
   * whoever puts the parts of a program together knows.
   */
  public Section<R> with(String component, List<? extends Class<? extends Record>> others) {
    List<Section<?>> sections = new ArrayList<>();
    others.stream().distinct().forEach(other -> sections.add(of(other)));
    return mapped(
        part ->
            part instanceof Part.Others before && before.component().equals(component)
                ? new Part.Others(component, sections)
                : part);
  }

  /** The same, where the setting of this key takes the values that such a program can use. */
  public Section<R> taking(String key, ValueType<?> type) {
    return mapped(
        part ->
            part instanceof Part.Single<?> single && single.definition().key().equals(key)
                ? single.taking(type)
                : part);
  }

  Section<R> mapped(UnaryOperator<Part> each) {
    return new Section<>(constructor, parts.stream().map(part -> part.mapped(each)).toList());
  }

  Class<R> type() {
    return constructor.getDeclaringClass();
  }

  private static Part part(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting != null) {
      return single(component, setting);
    }
    Sections named = component.getAnnotation(Sections.class);
    if (named != null) {
      Section<?> each = of(argument(component).asSubclass(Record.class));
      return new Part.Many(new NamedSection<>(named.prefix(), named.noun(), named.flat(), each));
    }
    if (component.isAnnotationPresent(SectionName.class)) {
      return new Part.Name();
    }
    if (component.getType().equals(OtherSections.class)) {
      return new Part.Others(component.getName(), List.of());
    }
    if (component.getType().equals(EffectiveValues.class)) {
      return new Part.Effective();
    }
    if (component.getType().isRecord()) {
      return new Part.Within(of(component.getType().asSubclass(Record.class)));
    }
    throw new IllegalArgumentException(
        component.getDeclaringRecord().getName() + "." + component.getName() + " is no setting");
  }

  private static Part single(RecordComponent component, Setting setting) {
    boolean optional = component.getType().equals(Optional.class);
    Class<?> value = optional ? argument(component) : component.getType();
    component.getAccessor().setAccessible(true);
    try {
      var definition = definition(setting, ValueTypes.of(value, setting), optional);
      return new Part.Single<>(definition, component.getAccessor(), optional);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(setting.key() + " has a type that cannot be made", e);
    }
  }

  private static <T> SettingDefinition<T> definition(
      Setting setting, ValueType<T> type, boolean optional) {
    return new SettingDefinition<>(
        setting.key(),
        type,
        optional || setting.needed() ? null : setting.byDefault(),
        setting.needed(),
        setting.meaning(),
        setting.atLeast());
  }

  private static Class<?> argument(RecordComponent component) {
    Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return (Class<?>) argument;
  }

  /** Its settings in order, without those of sections that people name themselves. */
  public List<SettingDefinition<?>> settings() {
    return all(
        part -> part instanceof Part.Single<?> single ? Stream.of(single.definition()) : none(),
        within -> within.settings().stream());
  }

  /** The sections that people name themselves. */
  public List<NamedSection<?>> named() {
    return all(
        part -> part instanceof Part.Many many ? Stream.of(many.named()) : none(),
        within -> within.named().stream());
  }

  private <T> List<T> all(Function<Part, Stream<T>> own, Function<Section<?>, Stream<T>> within) {
    return parts.stream()
        .flatMap(part -> Stream.concat(own.apply(part), part.within().stream().flatMap(within)))
        .distinct()
        .toList();
  }

  private static <T> Stream<T> none() {
    return Stream.empty();
  }

  /** The record where nothing is given: the defaults. */
  public R byDefault() {
    return SettingsReader.ofNothing().read(this);
  }

  R read(SettingsReader reader, String prefix, String name) {
    R record = make(parts.stream().map(part -> part.read(reader, prefix, name)).toArray());
    for (Part part : parts) {
      if (part instanceof Part.Single<?> single && single.optional()) {
        instead(reader, prefix, single, record);
      }
    }
    return record;
  }

  /** What the record itself put where nothing was given, is what holds. */
  @SuppressWarnings("unchecked") // what the definition was made from
  private <T> void instead(SettingsReader reader, String prefix, Part.Single<T> part, R record) {
    try {
      Optional<T> held = (Optional<T>) part.accessor().invoke(record);
      held.ifPresent(value -> reader.holds(prefix, part.definition(), value));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private R make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(String.valueOf(e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
