package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is let go for good is counted and shown first, and goes only once its count was typed. */
@ExtendWith(Chromium.class)
class DiscardTest {

  @Test
  void aDryRunThenTheCountThenItIsDone() throws Exception {
    String id = Shop.shared().firstId("/api/quarantine");
    try (Visit visit = new Visit(Shop.shared())) {
      visit.open("/quarantine/" + id);
      Page page = visit.page();
      page.click("button.danger");
      page.waitForSelector("#dialog[open] .plan");
      assertThat(page.textContent("#dialog .plan"))
          .contains("1 quarantined body is let go for good");

      page.fill("#dialog input[name=count]", "2");
      page.click("#dialog button.danger");
      assertThat(page.querySelector("#dialog .outcome")).as("a wrong count does nothing").isNull();

      page.fill("#dialog input[name=count]", "1");
      page.click("#dialog button.danger");
      page.waitForSelector("#dialog .outcome");
      assertThat(page.textContent("#dialog .outcome"))
          .contains("1 quarantined body was discarded.");
      assertThat(Shop.shared().firstId("/api/quarantine")).isNotEqualTo(id);
      assertThat(visit.offences()).isEmpty();
    }
  }

  @Test
  void whoCancelsLosesNothing() throws Exception {
    String id = Shop.shared().firstId("/api/dead-letters");
    try (Visit visit = new Visit(Shop.shared())) {
      visit.open("/dead-letters/" + id);
      Page page = visit.page();
      page.click("button.danger");
      page.waitForSelector("#dialog[open] .plan");
      page.click("#dialog [data-close]");
      assertThat(page.querySelector("#dialog[open]")).isNull();
      assertThat(Shop.shared().firstId("/api/dead-letters")).isEqualTo(id);
    }
  }
}
