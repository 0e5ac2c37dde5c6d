package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each page says something in words, on a server without an event too, and whatever keeps its data.
 */
@ExtendWith(Chromium.class)
class EmptyShopTest {
  @ParameterizedTest
  @EnumSource(ShopEngines.class)
  @Tag("full")
  void eachPageIsThereWithEvents(ShopEngines engines) throws Exception {
    try (Shop shop = Shop.busy(engines, 300)) {
      assertThat(failures(shop)).isEmpty();
    }
  }

  @Test
  void eachPageIsThereWithoutAnEvent() throws Exception {
    try (Shop shop = Shop.empty(ShopEngines.EMBEDDED)) {
      assertThat(failures(shop)).isEmpty();
    }
  }

  private static List<String> failures(Shop shop) throws Exception {
    List<String> failures = new ArrayList<>();
    try (Visit visit = new Visit(shop)) {
      for (String path : EveryPage.laidOut(shop)) {
        int status = visit.status(path);
        Page page = visit.page();
        boolean known = status == 200 || (status == 404 && EveryPage.isOfOneThing(path));
        if (!known || page.locator("#answer").textContent().isBlank()) {
          failures.add(path + " answers " + status + ": " + page.locator("main").textContent());
        }
      }
      failures.addAll(visit.offences());
    }
    return failures;
  }
}
