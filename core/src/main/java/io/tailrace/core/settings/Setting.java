package io.tailrace.core.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record's component a setting: everything that is known about it, in one place. Parsing,
 * checks, the variables' names, masking, the manual's table and the defaults in code come from it.
 *
 * <p>What values it takes follows from the component's type: {@code int}, {@code long} (a size in
 * bytes), {@code boolean}, {@code Duration}, {@code String}, {@code Path} (a folder), {@code URI},
 * {@link Secret}, or an enum. An {@code Optional} of these has no default.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** In kebab-case, dots for nesting; in a named section without {@code <prefix>.<name>.}. */
  String key();

  /** As one would write it. */
  String byDefault() default "";

  /** Whether it must be given; then there is no default. */
  boolean needed() default false;

  /** Sentences for the manual. */
  String meaning();

  /** The least number, size or duration. */
  String min() default "";

  /** The largest. */
  String max() default "";

  /** The key of another duration, which this one may not be shorter than. */
  String atLeast() default "";

  /** What all of a text must match. */
  String pattern() default "";

  /** The pattern for people: a noun phrase. */
  String form() default "";

  /** What a secret looks like. */
  SecretShape secret() default SecretShape.KEY;

  /** What values it takes, where that does not follow from its type: one class at most. */
  Class<? extends ValueType<?>>[] type() default {};
}
