package io.tailrace;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;

/** A signature says which failures can come, not just any. */
@AnalyzeClasses(
    packages = "io.tailrace",
    importOptions = {OwnCode.class})
class NamedFailuresTest {

  @ArchTest
  static void noSignatureThrowsJustAny(JavaClasses all) {
    assertThat(
            all.stream()
                .filter(type -> !type.getPackageName().startsWith("io.tailrace.testkit"))
                .flatMap(type -> type.getMethods().stream())
                .filter(NamedFailuresTest::throwsAny)
                .map(method -> method.getOwner().getName() + "." + method.getName())
                .map(name -> name.substring("io.tailrace.".length())))
        .containsExactlyInAnyOrder(
            // What somebody else wrote may throw what it likes: it is caught and said.
            "core.handler.EventHandler.handle",
            // A turn's failures are all said the same way, and so is a figure that cannot be read.
            "core.Loop$Work.turn",
            "core.Loop$Task.run",
            "core.engine.EngineFigure$Reading.read",
            // Jetty's own signatures.
            "admin.AdminServer$Under.handle",
            "admin.Waiters.doStop",
            "dashboard.DashboardHandler.doStop",
            "receiver.jetty.RequestTracking.handle");
  }

  /** Asked last of the class itself: a type that the caller chooses is no Exception there. */
  private static boolean throwsAny(JavaMethod method) {
    return !method.getModifiers().contains(JavaModifier.SYNTHETIC)
        && method.getThrowsClause().containsType(Exception.class)
        && List.of(method.reflect().getGenericExceptionTypes()).contains(Exception.class);
  }
}
