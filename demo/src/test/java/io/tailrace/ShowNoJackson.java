package io.tailrace;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/**
 * No public method or constructor of a public class takes, returns or throws a type of Jackson's.
 */
final class ShowNoJackson extends ArchCondition<JavaClass> {
  ShowNoJackson() {
    super("show no Jackson type");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
      return;
    }
    type.getCodeUnits().stream()
        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(ShowNoJackson::namesJackson)
        .forEach(
            unit -> events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " does")));
  }

  private static boolean namesJackson(JavaCodeUnit unit) {
    return Stream.of(
            unit.getRawParameterTypes(),
            unit.getExceptionTypes(),
            java.util.List.of(unit.getRawReturnType()))
        .flatMap(java.util.Collection::stream)
        .anyMatch(used -> used.getPackageName().startsWith("tools.jackson"));
  }
}
