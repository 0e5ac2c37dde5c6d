package io.tailrace.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The picture in CONTRIBUTING.md shows the modules and the arrows that the poms declare. */
class ModulesPictureTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PICTURE = ROOT.resolve("docs").resolve("modules.svg");

  @Test
  void thePictureIsThatOfTheBuild() throws IOException {
    String expected = new ModulesPicture(Module.all(ROOT)).svg();
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PICTURE, expected);
      return;
    }
    assertThat(PICTURE)
        .as("draw it anew with the command in CONTRIBUTING.md, under \"The house\"")
        .hasContent(expected);
  }

  @Test
  void anArrowThatALongerWayImpliesIsLeftOut() {
    Arrows arrows =
        new Arrows(
            List.of(
                new Module("a", "a", Set.of("b", "c")),
                new Module("b", "b", Set.of("c")),
                new Module("c", "c", Set.of())));
    assertThat(arrows.from("a")).containsExactly("b");
    assertThat(arrows.height("a")).isEqualTo(2);
  }

  @Test
  void anotherModuleOrArrowIsAnotherPicture() {
    List<Module> one = List.of(new Module("a", "a", Set.of()), new Module("b", "b", Set.of()));
    List<Module> other = List.of(new Module("a", "a", Set.of("b")), one.get(1));
    assertThat(new ModulesPicture(one).svg()).isNotEqualTo(new ModulesPicture(other).svg());
    assertThat(new ModulesPicture(other).svg()).contains("marker-end");
  }
}
