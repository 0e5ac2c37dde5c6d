package io.tailrace.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.Origin;
import io.tailrace.core.settings.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineUrlTypeTest {
  private final EngineUrlType type =
      new EngineUrlType(List.of(EngineUrl.word("embedded"), new Remote()));

  @Test
  void theEngineWhoseUrlItIsChecksAndShowsIt() {
    assertThat(read("embedded")).isEqualTo("embedded");
    assertThat(read("remote://me:secret@there")).isEqualTo("remote://me:secret@there");
    assertThat(type.show("remote://me:secret@there")).isEqualTo("remote://there");
    assertThat(type.show("embedded")).isEqualTo("embedded");
    assertThatThrownBy(() -> read("remote://")).hasMessage("names no host");
  }

  @Test
  void whatIsNobodysIsSaidWithoutWhatMayBeItsPassword() {
    assertThat(type.expected()).isEqualTo("embedded or remote://host");
    assertThatThrownBy(() -> read("other://me:secret@there"))
        .isInstanceOf(BadValueException.class)
        .hasMessage("must be embedded or remote://host, not \"other:…\"");
  }

  private String read(String text) {
    return type.read(
        new Given(new Target("log.url", false), List.of(text), false, Origin.DEFAULT, Path.of("")));
  }

  private record Remote() implements EngineUrl {
    @Override
    public String form() {
      return "remote://host";
    }

    @Override
    public boolean isFor(String url) {
      return url.startsWith("remote://");
    }

    @Override
    public void check(String url) {
      if (url.equals("remote://")) {
        throw new BadValueException("names no host");
      }
    }

    @Override
    public String shown(String url) {
      return url.replaceFirst("//.*@", "//");
    }
  }
}
