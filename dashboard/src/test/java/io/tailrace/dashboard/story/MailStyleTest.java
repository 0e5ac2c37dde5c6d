package io.tailrace.dashboard.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailStyleTest {
  @Test
  void looksStay() {
    String style =
        "color: #1a2b3c; font: bold 14px/1.5 'Helvetica Neue', Arial; background-color:"
            + " rgb(1, 2, 3); padding:0 !important; border: 1px solid rgba(0,0,0,.5)";
    assertThat(MailStyle.clean(style)).isEqualTo(style);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "background: url(http://x)",
        "background-image:url('http://x')",
        "color: url(http://x)",
        "color: u\\72l(http://x)",
        "color: \\75 rl(http://x)",
        "background-color: image-set('http://x' 1x)",
        "font-family: x; behavior: url(x)",
        "width: expression(alert(1))",
        "list-style: url(x)",
        "content: 'x'",
        "position: fixed",
        "color: red/**/url(x)",
        "color: var(--x)",
        "--x: url(http://x)",
        "@import 'http://x'",
        "color: element(#x)",
        "cursor: url(x), auto",
        "border: 1px solid; border-image: url(x)"
      })
  void whatCouldLoadOrCoverDoesNot(String style) {
    assertThat(MailStyle.clean(style))
        .doesNotContainIgnoringCase("url")
        .doesNotContain("(", "\\", "@", "fixed", "--", "'http");
  }
}
