package io.tailrace.core.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record's component, a list of records, take the sections that people name themselves:
 * {@code <prefix>.<name>.<key>}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sections {
  /** What all their keys begin with, without the dot. */
  String prefix();

  /** What one of them is called. */
  String noun();

  /** The name of the one whose keys may stand without prefix and name. Defaults to none. */
  String flat() default "";
}
