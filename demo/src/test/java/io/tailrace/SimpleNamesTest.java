package io.tailrace;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who reads a simple name knows which type is meant, and a search finds one. The command line sees
 * all modules, the simulators too.
 */
@AnalyzeClasses(
    packages = "io.tailrace",
    importOptions = {OwnCode.class})
class SimpleNamesTest {

  /** Also those that only their own package sees: who searches sees them. */
  @ArchTest
  static void noneIsThereTwice(JavaClasses all) {
    assertThat(twice(all.stream().filter(SimpleNamesTest::isTop).filter(SimpleNamesTest::isOurs)))
        .isEmpty();
  }

  /** Of the simulators, what others see. */
  @ArchTest
  static void noneOfASimulatorIsThereTwice(JavaClasses all) {
    assertThat(twice(all.stream().filter(SimpleNamesTest::isTop).filter(SimpleNamesTest::isSeen)))
        .isEmpty();
  }

  /**
   * A nested type is read with its owner's name before it, so two owners may each have a Kind; but
   * none may have the name of a type that stands alone.
   */
  @ArchTest
  static void noNestedOneIsAnothersName(JavaClasses all) {
    Map<String, List<String>> alone =
        named(all.stream().filter(SimpleNamesTest::isTop).filter(SimpleNamesTest::isSeen));
    assertThat(
            all.stream()
                .filter(Predicate.not(SimpleNamesTest::isTop))
                .filter(SimpleNamesTest::isSeen)
                .filter(type -> isOurs(type) && alone.containsKey(type.getSimpleName()))
                .map(JavaClass::getName))
        .isEmpty();
  }

  private static Map<String, List<String>> twice(Stream<JavaClass> types) {
    Map<String, List<String>> named = named(types);
    named.values().removeIf(names -> names.size() == 1);
    return named;
  }

  private static Map<String, List<String>> named(Stream<JavaClass> types) {
    return types
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .collect(
            Collectors.groupingBy(
                JavaClass::getSimpleName,
                TreeMap::new,
                Collectors.mapping(JavaClass::getName, Collectors.toList())));
  }

  private static boolean isTop(JavaClass type) {
    return type.isTopLevelClass();
  }

  private static boolean isOurs(JavaClass type) {
    return !type.getPackageName().startsWith("io.tailrace.testkit");
  }

  /** Public, and so is what it stands in; the contract suites and servers are for tests alone. */
  private static boolean isSeen(JavaClass type) {
    Optional<JavaClass> owner = type.getEnclosingClass();
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isAnonymousClass()
        && (isOurs(type) || type.getPackageName().matches(".*testkit\\.(customerio|bigquery).*"))
        && owner.map(SimpleNamesTest::isSeen).orElse(true);
  }
}
