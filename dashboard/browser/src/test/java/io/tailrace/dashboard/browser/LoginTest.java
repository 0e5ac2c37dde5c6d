package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In by a link, a change from a page, and out again: with a session and no token. */
@ExtendWith(Chromium.class)
class LoginTest {

  @Test
  void aLinkOpensOneBrowserOnce() throws Exception {
    String link = Shop.shared().link("analyst");
    try (BrowserContext context = Chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(link);
      page.waitForSelector(".who-name");
      assertThat(page.textContent(".who")).contains("analyst");
      assertThat(page.url()).doesNotContain("#").endsWith("/");
      List<Cookie> cookies = context.cookies();
      assertThat(cookies)
          .filteredOn(cookie -> cookie.name.startsWith("tailrace-"))
          .singleElement()
          .satisfies(
              cookie -> {
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
              });
      page.goBack();
      assertThat(page.url()).doesNotContain(link.substring(link.indexOf('#') + 1));
    }
    try (BrowserContext other = Chromium.browser().newContext()) {
      Page page = other.newPage();
      page.navigate(link);
      page.waitForSelector("[role=status]");
      assertThat(page.textContent("main")).contains("was used, or is older than a minute");
      assertThat(other.cookies()).noneMatch(cookie -> cookie.name.startsWith("tailrace-"));
    }
  }

  @Test
  void aSessionAsksForAChangeFromItsPage() throws Exception {
    String id = Shop.shared().firstId("/api/dead-letters");
    try (BrowserContext context = Chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(Shop.shared().link("operator"));
      page.waitForSelector(".who-name");
      page.navigate(Shop.shared().page("/dead-letters/" + id).toString());
      page.click("button.danger");
      page.waitForSelector("#dialog[open] .plan");
      assertThat(page.textContent("#dialog .plan")).contains("1 dead letter");
    }
  }

  @Test
  void whoLogsOutIsOut() throws Exception {
    try (BrowserContext context = Chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(Shop.shared().link("viewer"));
      page.waitForSelector(".who-name");
      page.click(".who summary");
      page.click("form[action='/logout'] button");
      page.waitForSelector("[data-login]");
      assertThat(page.navigate(Shop.shared().page("/").toString()).status()).isEqualTo(401);
      assertThat(page.textContent("main")).contains("tailrace dashboard");
    }
  }
}
