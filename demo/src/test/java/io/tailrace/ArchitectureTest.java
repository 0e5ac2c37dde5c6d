package io.tailrace;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.tailrace.core.Loop;
import io.tailrace.core.Threads;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;

/**
 * Who may know whom. Arrows point one way: demo → cli → server → dashboard → admin → operations →
 * pipeline, sinks → core → customerio.
 */
@AnalyzeClasses(
    packages = "io.tailrace",
    importOptions = {OwnCode.class})
class ArchitectureTest {

  private static final String[] SHIPPED = {
    "io.tailrace.demo..",
    "io.tailrace.cli..",
    "io.tailrace.server..",
    "io.tailrace.dashboard..",
    "io.tailrace.admin..",
    "io.tailrace.operations..",
    "io.tailrace.pipeline..",
    "io.tailrace.receiver..",
    "io.tailrace.core..",
    "io.tailrace.customerio..",
    "io.tailrace.log..",
    "io.tailrace.sink.."
  };

  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("customerio")
          .definedBy("io.tailrace.customerio..")
          .layer("core")
          .definedBy("io.tailrace.core..")
          .layer("logs")
          .definedBy("io.tailrace.log..")
          .layer("sinks")
          .definedBy("io.tailrace.sink..")
          .layer("receiver")
          .definedBy("io.tailrace.receiver..")
          .layer("pipeline")
          .definedBy("io.tailrace.pipeline..")
          .layer("operations")
          .definedBy("io.tailrace.operations..")
          .layer("admin")
          .definedBy("io.tailrace.admin..")
          .layer("dashboard")
          .definedBy("io.tailrace.dashboard..")
          .layer("server")
          .definedBy("io.tailrace.server..")
          .layer("cli")
          .definedBy("io.tailrace.cli..")
          .layer("demo")
          .definedBy("io.tailrace.demo..")
          .whereLayer("customerio")
          .mayNotAccessAnyLayer()
          .whereLayer("core")
          .mayOnlyAccessLayers("customerio")
          .whereLayer("logs")
          .mayOnlyBeAccessedByLayers("server")
          .whereLayer("sinks")
          .mayOnlyBeAccessedByLayers("operations", "server", "cli")
          .whereLayer("receiver")
          .mayOnlyBeAccessedByLayers("server", "cli")
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("operations", "server", "cli")
          .whereLayer("operations")
          .mayOnlyBeAccessedByLayers("admin", "dashboard", "server", "cli", "demo")
          .whereLayer("admin")
          .mayOnlyBeAccessedByLayers("dashboard", "server", "cli", "demo")
          .whereLayer("dashboard")
          .mayOnlyBeAccessedByLayers("server")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("cli", "demo")
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("demo")
          .whereLayer("demo")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule oneSinkKnowsNothingOfAnother =
      slices().matching("io.tailrace.sink.(*)..").should().notDependOnEachOther();

  /** So a new sink touches its own folder and one line. */
  @ArchTest
  static final ArchRule oneClassOfTheServerNamesSinks =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.tailrace.server..", "io.tailrace.admin..", "io.tailrace.pipeline..")
          .and()
          .doNotHaveFullyQualifiedName("io.tailrace.server.engine.SinkEngines")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tailrace.sink..");

  /** They ask the database by its own reader; of other sinks they know the door alone. */
  @ArchTest
  static final ArchRule operationsKnowTheDatabaseAlone =
      noClasses()
          .that()
          .resideInAPackage("io.tailrace.operations..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.tailrace.sink..")
                  .and(resideOutsideOfPackage("io.tailrace.sink.database..")));

  @ArchTest
  static final ArchRule contractSuitesAreForTests =
      noClasses()
          .that()
          .resideInAnyPackage(SHIPPED)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tailrace.testkit.log..",
              "io.tailrace.testkit.lease..",
              "io.tailrace.testkit.store..",
              "io.tailrace.testkit.sink..",
              "io.tailrace.testkit.consumer..",
              "io.tailrace.testkit.time..",
              "io.tailrace.testkit.disk..",
              "org.junit..",
              "org.assertj..");

  @ArchTest
  static final ArchRule onlyTheDemoSimulates =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.tailrace.demo..", "io.tailrace.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.tailrace.testkit.customerio..", "io.tailrace.testkit.bigquery..");

  @ArchTest
  static final ArchRule whoReceivesNeedNotSpeakJetty =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.tailrace.receiver",
              "io.tailrace.pipeline..",
              "io.tailrace.operations..",
              "io.tailrace.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jetty..", "io.tailrace.receiver.jetty..");

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching("io.tailrace.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noDrawerForOddsAndEnds =
      noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)");

  @ArchTest
  static final ArchRule oneLogKnowsNothingOfAnother =
      slices().matching("io.tailrace.log.(*)..").should().notDependOnEachOther();

  /** So a new log touches its own folder and one line. */
  @ArchTest
  static final ArchRule oneClassNamesLogs =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.tailrace.log..", "io.tailrace.testkit..")
          .and()
          .doNotHaveFullyQualifiedName("io.tailrace.server.engine.LogEngines")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tailrace.log..");

  /** What embeds a pipeline brings its own configuration, HTTP and counters. */
  @ArchTest
  static final ArchRule aPipelineNeedsNoServer =
      noClasses()
          .that()
          .resideInAPackage("io.tailrace.pipeline..")
          .and()
          .doNotHaveSimpleName("PipelineGauges")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tailrace.log..",
              "io.tailrace.sink..",
              "io.tailrace.receiver..",
              "io.micrometer..",
              "tools.jackson..");

  /**
   * So each background loop outlives an Error: LoopTest shows that a Loop does, and nobody else has
   * a thread that goes on; {@link Threads} has no other that does not end.
   */
  @ArchTest
  static final ArchRule threadsAreMadeInOnePlace =
      noClasses()
          .that()
          .resideInAnyPackage(SHIPPED)
          .and()
          .doNotBelongToAnyOf(Threads.class)
          .should(makeThreads());

  /** So EveryLoopGoesOnTest throws an Error into each. */
  @ArchTest
  static void noLoopIsLeftOut(JavaClasses all) {
    assertThat(
            all.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(ArchitectureTest::makesALoop)
                .map(call -> call.getOriginOwner().getName().substring("io.tailrace.".length())))
        .containsExactlyInAnyOrderElementsOf(LoopPlaces.ALL.keySet());
  }

  private static boolean makesALoop(JavaMethodCall call) {
    return call.getTargetOwner().isEquivalentTo(Loop.class)
        && Set.of("of", "every").contains(call.getName());
  }

  @ArchTest
  static final ArchRule theLibraryShowsNoJackson =
      classes().that().resideInAPackage("io.tailrace.customerio..").should(new ShowNoJackson());

  private static ArchCondition<JavaClass> makeThreads() {
    return be(describe("making threads", ArchitectureTest::makesThreads));
  }

  private static boolean makesThreads(JavaClass type) {
    return type.getCodeUnitAccessesFromSelf().stream().anyMatch(ArchitectureTest::makesThreads);
  }

  private static boolean makesThreads(JavaCodeUnitAccess<?> call) {
    JavaClass owner = call.getTargetOwner();
    boolean thread =
        owner.isAssignableTo(Thread.class)
            && Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread")
                .contains(call.getTarget().getName());
    return thread
        || Stream.of(Executors.class, ThreadPoolExecutor.class, ForkJoinPool.class)
            .anyMatch(owner::isAssignableTo)
        || owner.isAssignableTo(Timer.class);
  }
}
