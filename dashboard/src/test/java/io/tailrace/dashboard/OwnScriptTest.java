package io.tailrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Our own script stays small, and never makes HTML of text. */
class OwnScriptTest {
  private static final int MOST_LINES = 250;

  @Test
  void staysSmallAndMakesNoHtml() {
    String script = new String(AssetFile.read("app.js").bytes(), UTF_8);
    assertThat(script.lines().count()).isLessThanOrEqualTo(MOST_LINES);
    assertThat(script)
        .contains("renderMode: \"richText\"")
        .doesNotContain("innerHTML", "insertAdjacentHTML", "eval(", "document.write", "import(");
  }
}
