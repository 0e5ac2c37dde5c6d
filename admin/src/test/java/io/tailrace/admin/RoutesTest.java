package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table and those who answer by it. */
class RoutesTest {
  @TempDir Path folder;

  @Test
  void everyEndpointIsAnsweredOnce() {
    List<Endpoint<?>> answered =
        new Routes(new Scene(folder).parts(true))
            .all().stream().<Endpoint<?>>map(Routes.Bound::endpoint).toList();
    assertThat(answered).containsExactlyInAnyOrderElementsOf(Endpoints.all());
  }

  @Test
  void noPathHasTwoAnswers() {
    for (Endpoint<?> one : Endpoints.all()) {
      String path = one.path().toString().replace("{", "").replace("}", "");
      assertThat(Endpoints.all())
          .filteredOn(it -> it.method().equals(one.method()) && it.path().match(path).isPresent())
          .containsExactly(one);
    }
  }

  @Test
  void whatStandsInAPathIsDeclaredAndNeeded() {
    for (Endpoint<?> one : Endpoints.all()) {
      for (String name : one.path().names()) {
        assertThat(one.parameter(name))
            .as(one.path() + " " + name)
            .hasValueSatisfying(found -> assertThat(found.required()).isTrue());
      }
    }
  }

  /** Without one nobody could ask it: who may is said beside the path, never forgotten. */
  @Test
  void everyEndpointSaysWhichRoleItNeeds() {
    assertThat(Endpoints.all()).allSatisfy(it -> assertThat(it.role()).isNotNull());
  }

  @Test
  void whatSaysNoRoleIsOpenToNobody() {
    Endpoint<?> unsaid = Endpoint.get("/api/new", Object.class, "It was forgotten.");
    assertThat(AccessRole.values()).noneMatch(unsaid::isOpenTo);
  }
}
