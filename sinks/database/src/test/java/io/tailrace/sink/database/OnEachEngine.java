package io.tailrace.sink.database;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a class on each {@link TrialEngine}: on SQLite at each change, on PostgreSQL in -Pfull. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@MethodSource("io.tailrace.sink.database.OnEachEngine$Engines#ofThisBuild")
@interface OnEachEngine {

  /** As the build says by a property; no tag can leave out one argument of a class. */
  final class Engines {
    private Engines() {}

    static Stream<TrialEngine> ofThisBuild() {
      return Stream.of(TrialEngine.values())
          .filter(engine -> engine == TrialEngine.SQLITE || Boolean.getBoolean("tests.full"));
    }
  }
}
