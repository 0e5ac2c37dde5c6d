package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tailrace.testkit.customerio.JsonText;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A mail is shown as its reader saw it, and loads nothing: an image would count as that person's
 * open. The mail is cleaned, the answer has a policy, and the frame a sandbox; each of the first
 * two is enough without the other.
 */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewTest {
  private static final String MESSAGE = "/messages/preview-1";
  private static final String PREVIEW = MESSAGE + "/preview";
  private static final String FRAME = "iframe.preview";

  private PixelServer pixels;
  private Shop shop;

  @BeforeAll
  void post() throws Exception {
    pixels = new PixelServer();
    shop = Shop.empty(ShopEngines.EMBEDDED);
    Map<String, Object> data =
        Map.of(
            "delivery_id", "preview-1",
            "recipient", "ann@example.com",
            "subject", "Hello",
            "content", mail(pixels));
    shop.post(
        JsonText.text(
            Map.of(
                "event_id", "preview-sent",
                "object_type", "email",
                "metric", "sent",
                "timestamp", Instant.now().getEpochSecond() - 60,
                "data", data)));
    shop.awaitSinks();
  }

  @AfterAll
  void close() {
    shop.close();
    pixels.close();
  }

  private static String mail(PixelServer pixels) {
    return """
    <html><head><style>body { background: url(%1$s) }</style><link rel="prefetch" href="%1$s"></head>
    <body style="background-image: url(%1$s)"><h1 style="color: #b3261e">Hello Ann</h1>
    <img src="%1$s" alt="A red shoe"><img src="%1$s" width="1" height="1">
    <picture><source srcset="%1$s"><img src="%1$s" srcset="%1$s 2x"></picture>
    <p>Read <a href="%1$s" ping="%1$s">more</a>.</p>
    <script>fetch("%1$s")</script></body></html>
    """
        .formatted(pixels.url("/pixel.gif?person=ann"));
  }

  @Test
  void itIsShownInItsFrameAndNothingIsFetched() throws Exception {
    try (Visit visit = new Visit(shop)) {
      Page page = visit.open(MESSAGE);
      var frame = page.frameLocator(FRAME);
      assertThat(frame.locator("h1").textContent()).isEqualTo("Hello Ann");
      assertThat(frame.locator("h1").evaluate("it => getComputedStyle(it).color"))
          .isEqualTo("rgb(179, 38, 30)");
      assertThat(frame.locator("body").innerText()).contains("A red shoe", "Read more.");
      frame.locator("text=more").click();
      page.waitForTimeout(300);
      assertThat(frame.locator("h1").textContent()).isEqualTo("Hello Ann");
      assertThat(page.locator("text=3 images left out, 1 of them invisible").count()).isEqualTo(1);
      assertThat(visit.offences()).noneMatch(it -> it.startsWith("request:"));
    }
    assertThat(pixels.requests()).isEmpty();
  }

  @Test
  void thePolicyAloneWouldDo() throws Exception {
    HttpResponse<?> head = shop.head(PREVIEW);
    String policy = head.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .startsWith("sandbox;")
        .contains("default-src 'none'", "img-src data:", "style-src 'unsafe-inline'");
    String fetching = policy.replace("sandbox;", ""); // which only a header may say
    assertThat(
            fetchedBy("<meta http-equiv='Content-Security-Policy' content=\"" + fetching + "\">"))
        .isEmpty();
  }

  /** Without the policy and uncleaned, the same mail in the same frame tells of its reader. */
  @Test
  void withoutBothItWouldBeNoticed() throws Exception {
    assertThat(fetchedBy("")).contains("/pixel.gif?person=ann");
  }

  /** What the mail asks of its sender, in a frame as it came but for this before it. */
  private List<String> fetchedBy(String before) throws Exception {
    try (PixelServer counted = new PixelServer();
        Visit visit = new Visit(shop)) {
      visit.page().setContent("<iframe class='preview' sandbox=''></iframe>");
      visit
          .page()
          .locator(FRAME)
          .evaluate("(frame, html) => frame.srcdoc = html", before + mail(counted));
      assertThat(visit.page().frameLocator(FRAME).locator("h1").textContent())
          .isEqualTo("Hello Ann");
      visit.page().waitForTimeout(500);
      return counted.requests();
    }
  }
}
