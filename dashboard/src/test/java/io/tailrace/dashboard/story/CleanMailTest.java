package io.tailrace.dashboard.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.dashboard.story.CleanMail.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a mail's preview may load anything or lead anywhere. */
class CleanMailTest {
  private static final String PIXEL = "http://pixel.example/o.gif";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src='http://pixel.example/o.gif'>",
        "<img srcset='http://pixel.example/o.gif 2x'>",
        "<img src=data:x srcset='http://pixel.example/o.gif 2x'>",
        "<picture><source srcset='http://pixel.example/o.gif'><img src='http://pixel.example/o.gif'></picture>",
        "<input type=image src='http://pixel.example/o.gif'>",
        "<body background='http://pixel.example/o.gif'>x",
        "<table background='http://pixel.example/o.gif'><tr><td background='http://pixel.example/o.gif'>x</table>",
        "<div style='background:url(http://pixel.example/o.gif)'>x</div>",
        "<div style=\"background:u\\72l(http://pixel.example/o.gif)\">x</div>",
        "<style>@import url(http://pixel.example/o.gif); p{background:url(http://pixel.example/o.gif)}</style><p>x",
        "<link rel=stylesheet href='http://pixel.example/o.gif'>",
        "<link rel=prefetch href='http://pixel.example/o.gif'><link rel=dns-prefetch href='//pixel.example'>",
        "<meta http-equiv=refresh content='0;url=http://pixel.example/o.gif'>",
        "<base href='http://pixel.example/'><img src='o.gif'>",
        "<iframe src='http://pixel.example/o.gif'></iframe>",
        "<iframe srcdoc=\"<img src='http://pixel.example/o.gif'>\"></iframe>",
        "<object data='http://pixel.example/o.gif'></object><embed src='http://pixel.example/o.gif'>",
        "<video poster='http://pixel.example/o.gif' src='http://pixel.example/o.gif'></video>",
        "<audio src='http://pixel.example/o.gif'></audio>",
        "<svg><image href='http://pixel.example/o.gif'/><use href='http://pixel.example/o.gif#x'/></svg>",
        "<math><mtext><img src='http://pixel.example/o.gif'></mtext></math>",
        "<form action='http://pixel.example/o.gif'><button formaction='http://pixel.example/o.gif'>x</form>",
        "<script src='http://pixel.example/o.gif'></script>",
        "<noscript><img src='http://pixel.example/o.gif'></noscript>",
        "<template><img src='http://pixel.example/o.gif'></template>",
        "<!--[if mso]><img src='http://pixel.example/o.gif'><![endif]-->",
        "<blockquote cite='http://pixel.example/o.gif'>x</blockquote>",
        "<img src='data:image/svg+xml,<svg><image href=%22http://pixel.example/o.gif%22/></svg>'>",
        "<a href='http://pixel.example/o.gif' ping='http://pixel.example/o.gif'></a>",
      })
  void nothingIsLoaded(String html) {
    assertThat(body(html).replaceAll("title=\"[^\"]*\"", ""))
        .doesNotContain("pixel.example", "url(", "srcset", "href", "<script", "<svg")
        .doesNotContainPattern("(?i)<(meta|link|base|iframe|object|embed|video|audio|form|style)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p onclick=alert(1)>x",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "\"><svg onload=alert(1)>",
        "<details open ontoggle=alert(1)>x",
        "<div title='\"><img src=x onerror=alert(1)>'>x</div>"
      })
  void nothingRuns(String html) {
    assertThat(body(html).replaceAll("title=\"[^\"]*\"", ""))
        .doesNotContainPattern("(?i)<[^>]*(on\\w+=|javascript:)");
  }

  @Test
  void linksAreTextAndListed() {
    CleanMail mail =
        CleanMail.of(
            "<p>Hi <a href='https://shop.example/sale?token=secret123&utm_source=mail'>the sale</a>"
                + " and <a href='https://shop.example/unsubscribe/AbCdEfGhIjKlMnOpQrStUv1234567'>"
                + "<img alt='leave' src='x.png'></a>");
    assertThat(mail.document())
        .contains("Hi", "the sale", "leave")
        .doesNotContain("<a", "secret123", "AbCdEf");
    assertThat(mail.links()).extracting(Link::text).containsExactly("the sale", "leave");
    assertThat(mail.links().get(0).address()).contains("shop.example/sale");
    assertThat(mail.links().get(1).address()).doesNotContain("AbCdEf");
  }

  @Test
  void imagesBecomeTheirWordsAndPixelsAreCounted() {
    CleanMail mail =
        CleanMail.of(
            "<img src='"
                + PIXEL
                + "' width=1 height=1><img src='"
                + PIXEL
                + "' style='width:1px;height:1px'><img src='"
                + PIXEL
                + "' alt='A red shoe' width=600><img src='data:image/png;base64,iVBORw0KGgo='>");
    assertThat(mail.images()).isEqualTo(3);
    assertThat(mail.pixels()).isEqualTo(2);
    assertThat(mail.document()).contains("A red shoe", "data:image/png;base64,iVBORw0KGgo=");
  }

  @Test
  void looksStay() {
    assertThat(
            body(
                "<table width=600 bgcolor=#eeeeee><tr><td align=center style='color:#123456;"
                    + "padding:4px'><h1>Sale</h1><font color=red>now</font></td></tr></table>"))
        .contains("width=\"600\"", "bgcolor=\"#eeeeee\"", "color:#123456", "<h1>Sale</h1>")
        .contains("<font color=\"red\">");
    assertThat(body("<a href='http://x/' style='color:#ffffff;background:url(http://x/)'>Go</a>"))
        .contains("style=\"color:#ffffff\"")
        .doesNotContain("url(");
  }

  @Test
  void aMailWithoutEndIsCut() {
    assertThat(CleanMail.of("<p>" + "x".repeat(3_000_000)).document())
        .hasSizeLessThan(2_100_000)
        .contains("too long");
  }

  @Test
  void aDeepOneIsNoTrouble() {
    assertThat(CleanMail.of("<div>".repeat(50_000) + "x").document()).contains("x");
  }

  @Test
  void textIsNoHtml() {
    assertThat(CleanMail.isHtml("1 < 2 and 3 > 2")).isFalse();
    assertThat(CleanMail.isHtml("Hi <b>Ann</b>")).isTrue();
    assertThat(CleanMail.isHtml("<!doctype html>")).isTrue();
  }

  private static String body(String html) {
    String document = CleanMail.of(html).document();
    return document.substring(document.indexOf("<body>"));
  }
}
