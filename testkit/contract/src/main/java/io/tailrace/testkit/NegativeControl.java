package io.tailrace.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what shows that a guarantee's check can fail: a variant that breaks the promise, and must
 * fail the same check. Each guarantee has at least one; a test of the server counts them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NegativeControl {}
