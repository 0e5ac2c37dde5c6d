package io.tailrace.operations.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.DeadLetterOperations;
import io.tailrace.operations.QuarantineOperations;
import io.tailrace.operations.Scene;
import io.tailrace.operations.Selection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CauseGroupsTest {
  @TempDir Path folder;

  @Test
  void deadLettersAreGroupedBySinkAndCause() throws Exception {
    Scene scene = new Scene(folder);
    for (int i = 1; i <= 4; i++) {
      scene.receive(Bodies.opened("e" + i, "p" + i));
    }
    for (var record : scene.log().reader().read(0, 0, new ReadLimit(10, 1 << 20))) {
      String sink = record.offset() == 1 ? "database" : "warehouse";
      Instant at = Scene.NOW.plusSeconds(record.offset());
      String reason = "value " + (70_000 + record.offset()) + " is too large";
      scene.store().deadLetters().add(DeadLetter.of(sink, record, reason, 3, at));
    }
    var letters = new DeadLetterOperations(scene.parts(true));

    CauseGroups.Answer all = letters.groups(null);

    assertThat(all.more()).isFalse();
    assertThat(all.read()).isEqualTo(4);
    assertThat(all.groups())
        .extracting(CauseGroup::place, CauseGroup::count, CauseGroup::first, CauseGroup::last)
        .containsExactly(
            tuple("warehouse", 3L, Scene.NOW.plusSeconds(2), Scene.NOW.plusSeconds(4)),
            tuple("database", 1L, Scene.NOW.plusSeconds(1), Scene.NOW.plusSeconds(1)));
    assertThat(all.groups()).extracting(CauseGroup::cause).containsOnly("value # is too large");
    assertThat(all.groups().get(0).sampleReason()).isEqualTo("value 70004 is too large");
    assertThat(letters.groups("database").groups()).hasSize(1);
  }

  @Test
  void aGroupIsWhatIsReplayedByItsCause() throws Exception {
    Scene scene = new Scene(folder);
    quarantine(scene, "the number 1 is wrong", "{\"a\":1}");
    quarantine(scene, "the number 2 is wrong", "{\"a\":2}");
    quarantine(scene, "the number 3 is wrong, and so is the rest", "{\"a\":3}");
    var quarantine = new QuarantineOperations(scene.parts(true));
    CauseGroup group = quarantine.groups("default").groups().get(0);
    var meant = new Selection(List.of(), null, null, group.cause(), false);

    assertThat(group.count()).isEqualTo(2);
    assertThat(quarantine.discard(meant, true).done()).isEqualTo(2);
    assertThat(quarantine.discard(meant, false).done()).isEqualTo(2);
    assertThat(quarantine.groups(null).groups())
        .extracting(CauseGroup::cause)
        .containsExactly("the number # is wrong, and so is the rest");
  }

  @Test
  void oneAnswerLooksAtABoundedNumber() {
    CauseGroups groups = new CauseGroups();
    var one = new GroupedRecord("1", "warehouse", "no", Scene.NOW);
    for (int i = 0; i < CauseGroups.MOST; i++) {
      assertThat(groups.add(one)).isTrue();
    }

    assertThat(groups.add(one)).isFalse();
    assertThat(groups.answer(true).groups().get(0).count()).isEqualTo(CauseGroups.MOST);
  }

  private static void quarantine(Scene scene, String detail, String body) {
    scene.quarantine("default", new QuarantineReason("unreadable", detail), body);
    scene.clock().advance(Duration.ofSeconds(1));
  }
}
