package io.tailrace.operations.series;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a class on SQLite at each change, on PostgreSQL too in -Pfull. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@MethodSource("io.tailrace.operations.series.OnEachDatabase$Kinds#ofThisBuild")
public @interface OnEachDatabase {

  /** As the build says by a property; no tag can leave out one argument of a class. */
  final class Kinds {
    private Kinds() {}

    static Stream<DatabaseKind> ofThisBuild() {
      return Stream.of(DatabaseKind.values())
          .filter(kind -> kind == DatabaseKind.SQLITE || Boolean.getBoolean("tests.full"));
    }
  }
}
