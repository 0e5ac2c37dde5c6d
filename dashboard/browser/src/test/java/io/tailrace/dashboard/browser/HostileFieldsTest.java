package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever strangers write into the fields of events stays text on each page: no script of theirs
 * runs, and nothing is fetched, which would count as an open or a click.
 */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFieldsTest {
  private PixelServer pixels;
  private Shop shop;
  private List<String> texts;

  @BeforeAll
  void post() throws Exception {
    pixels = new PixelServer();
    shop = Shop.empty(ShopEngines.EMBEDDED);
    texts = HostileEvents.texts(pixels);
    for (int i = 0; i < texts.size(); i++) {
      for (String body : HostileEvents.bodies(texts.get(i), i, pixels)) {
        shop.post(body);
      }
      shop.post(texts.get(i));
    }
    shop.awaitSinks();
  }

  @AfterAll
  void close() {
    shop.close();
    pixels.close();
  }

  @Test
  void eachIsInTheDatabase() throws Exception {
    assertThat(shop.firstRow("SELECT count(*) FROM activity WHERE event_id LIKE 'hostile-%'"))
        .containsExactly(Integer.toString(texts.size() * 12));
  }

  @Test
  void noPageTakesThemForItsOwn() throws Exception {
    List<String> opened = new ArrayList<>();
    try (Visit visit = new Visit(shop)) {
      for (int i = 0; i < texts.size(); i++) {
        for (String path : pages(i)) {
          visit.openAll(path);
          opened.add(path);
        }
      }
      assertThat(visit.offences()).as("of " + opened).isEmpty();
    }
    assertThat(opened).hasSizeGreaterThanOrEqualTo(EveryPage.all(shop).size());
    assertThat(pixels.requests()).isEmpty();
  }

  /** Of the pages that show no single thing, once is enough. */
  private List<String> pages(int number) throws Exception {
    List<String> all =
        EveryPage.all(
            shop,
            "SELECT person, delivery_id, event_id FROM activity WHERE event_id = 'hostile-"
                + number
                + "-email-sent'");
    return number == 0 ? all : all.stream().filter(EveryPage::isOfOneThing).toList();
  }

  /** A mail that is opened as mails are, and a script in a page, are noticed. */
  @Test
  void whatIsFetchedOrRunWouldBeFound() throws Exception {
    try (PixelServer counted = new PixelServer();
        Visit visit = new Visit(shop)) {
      visit.page().setContent("<img src='" + counted.url("/pixel.png") + "'>");
      assertThat(counted.requests()).containsExactly("/pixel.png");
      visit.open("/");
      visit
          .page()
          .evaluate("document.querySelector('main').innerHTML = '<img src=x onerror=alert(1)>'");
      visit.page().waitForTimeout(200);
      assertThat(visit.offences()).anyMatch(it -> it.startsWith("CSP: script-src-attr"));
    }
  }
}
