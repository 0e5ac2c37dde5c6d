package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.settings.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  @TempDir Path folder;

  @Test
  void isMaskedWhole() {
    assertThat(Secret.of("a")).hasToString("******** (under 16 characters)");
    assertThat(Secret.of("0123456789abcdef")).hasToString("******** (16 to 63 characters)");
    assertThat(Secret.of("a".repeat(64))).hasToString("******** (64 characters or more)");
    assertThat(Secret.of("a".repeat(64), "b"))
        .hasToString("******** (2 keys, the shortest under 16 characters)");
    assertThat(Secret.NONE).hasToString("(none)");
  }

  @Test
  void comesFromAFileOfItsOwn() throws IOException {
    new Trial(folder).write("keys", "\uFEFF first \r\n\n\tsecond\n");
    new Trial(folder).write("token", "the-token");
    Loaded loaded =
        new Trial(folder)
            .load("signing-keys-file: keys", Map.of("TAILRACE_ADMIN_TOKEN_FILE", "token"));

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.configuration().feeds().get(0).signingKeys().values())
        .containsExactly("first", "second");
    assertThat(loaded.configuration().server().adminToken().value()).contains("the-token");
  }

  @Test
  void emptyElementsAreLeftOut() {
    Loaded loaded = new Trial(folder).environment(Map.of("TAILRACE_SIGNING_KEYS", " a ,, b,"));

    assertThat(loaded.configuration().feeds().get(0).signingKeys().values())
        .containsExactly("a", "b");
  }

  @Test
  void whatCouldNeverBeRightIsRefusedWithoutShowingIt() {
    for (String bad : new String[] {"", "  ", "hun\nter2", "\"hunter2\"", "hunter2".repeat(200)}) {
      assertThatThrownBy(() -> Secret.of(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("hunter");
    }
    assertThatThrownBy(() -> Secret.of("k,".repeat(17).split(",", 17)))
        .hasMessageContaining("more than 16 keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEY=hunter2", "hunter2\u00a0", "#hunter2", "hunt er2", "<hunter2>"})
  void aVariableThatHoldsNoKeyIsAProblemThatDoesNotShowIt(String value) {
    for (String name : List.of("TAILRACE_SIGNING_KEYS", "TAILRACE_ADMIN_TOKEN")) {
      Loaded loaded = new Trial(folder).environment(Map.of(name, value));
      assertThat(loaded.configuration()).isNull();
      assertThat(loaded.toString()).doesNotContain("hunt");
    }
    assertThat(new Trial(folder).environment(Map.of("TAILRACE_DATABASE_PASSWORD", value)))
        .satisfies(
            loaded -> assertThat(loaded.problems()).noneMatch(p -> p.toString().contains("holds")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signing-keys:\n  hunter2: x",
        "signing-keys: {a: {hunter2: {hunter2: x}}}",
        "feeds: {acme: {signing-keys: {hunter2: x}}}",
        "feeds: {Not A Name: {app-api-key: {hunter2: x}}}",
        "signing-keys: {hunter2, hunter2}",
        "admin-token:hunter2:\n  port: 1",
        "? |\n  admin-token: hunter2",
        "admin-token: !hunter2!x",
        "admin-token: *hunter2",
        "admin-token: [[hunter2]]",
        "port: '1\nadmin-token: hunter2'",
        "port: '1\nadmin-token: hunter2",
        "port: |\n  1\n  admin-token: hunter2",
        "{port: '1, admin-token: hunter2'}",
      })
  void isNotRepeatedFromWhereItDoesNotBelong(String yaml) throws IOException {
    Loaded loaded = new Trial(folder).yaml(yaml);

    assertThat(loaded.configuration()).isNull();
    assertThat(loaded.toString()).doesNotContain("hunter2");
  }

  @Test
  void appearsNowhere() throws IOException {
    Loaded loaded =
        new Trial(folder)
            .load(
                "feeds: {a: {signing-keys: [hunter2, hunter22], app-api-key: hunter2}}",
                Map.of("TAILRACE_ADMIN_TOKEN", "hunter2"));

    assertThat(loaded.configuration()).isNotNull();
    assertThat(loaded.toString()).doesNotContain("hunter2");
  }
}
