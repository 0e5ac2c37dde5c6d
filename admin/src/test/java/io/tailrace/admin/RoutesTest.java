package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AccessSettings;
import io.tailrace.admin.access.Door;
import io.tailrace.admin.access.EntryWay;
import io.tailrace.admin.access.Visitor;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table and those who answer by it. */
class RoutesTest {
  @TempDir Path folder;

  @Test
  void everyEndpointIsAnsweredOnce() {
    var door = new Door(AccessSettings.of("127.0.0.1"), List::of, InstantSource.system());
    var atTheDoor =
        new DoorApi(
            request -> null, door, () -> null, EffectiveSettings.NONE, InstantSource.system());
    List<Endpoint<?>> answered =
        Stream.of(new Routes(new Scene(folder).parts(true)).all(), atTheDoor.routes())
            .flatMap(List::stream)
            .<Endpoint<?>>map(Routes.Bound::endpoint)
            .toList();
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

  /** Without it nobody could ask: who may is said beside the path, never forgotten. */
  @Test
  void everyEndpointSaysWhoMayAsk() {
    assertThat(Endpoints.all()).allSatisfy(it -> assertThat(it.access()).isNotNull());
  }

  @Test
  void whatSaysNothingIsOpenToNobody() {
    Endpoint<?> unsaid = Endpoint.get("/api/new", Object.class, "It was forgotten.");
    assertThat(AccessRole.values())
        .noneMatch(role -> unsaid.admits(new Visitor("ann", role, EntryWay.TOKEN)));
  }

  /** What is written out as it comes cannot be masked. */
  @Test
  void viewersGetNoStreams() {
    var viewer = new Visitor("ann", AccessRole.VIEWER, EntryWay.LINK);
    assertThat(Endpoints.all())
        .filteredOn(it -> it.answer() == LineStream.class || it.answer() == FileStream.class)
        .isNotEmpty()
        .noneMatch(it -> it.admits(viewer));
  }
}
