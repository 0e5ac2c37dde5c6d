package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A question in SQL is run by a key, held by the address, and answered as a file too. */
@ExtendWith(Chromium.class)
class AskingInSqlTest {
  private static final String QUESTION = "SELECT 41 + 1 AS answer";

  @Test
  void ctrlAndEnterRunItAndTheAddressHoldsIt() throws Exception {
    try (Visit visit = new Visit(Shop.shared())) {
      visit.open("/sql");
      Page page = visit.page();
      page.fill("textarea[name=q]", QUESTION);
      page.press("textarea[name=q]", "Control+Enter");
      page.waitForSelector("#sql-answer table");
      assertThat(page.textContent("#sql-answer td, #sql-answer tbody th")).contains("42");
      assertThat(page.url()).contains("q=SELECT");

      page.reload();
      assertThat(page.inputValue("textarea[name=q]")).isEqualTo(QUESTION);
      assertThat(page.querySelector("#sql-answer table")).as("a link runs nothing").isNull();
      assertThat(visit.offences()).isEmpty();
    }
  }

  @Test
  void theAnswerIsAFileToo() throws Exception {
    try (Visit visit = new Visit(Shop.shared())) {
      visit.open("/sql");
      Page page = visit.page();
      page.fill("textarea[name=q]", QUESTION);
      Download file = page.waitForDownload(() -> page.click("[data-download]"));
      assertThat(Files.readString(file.path())).isEqualTo("answer\r\n42\r\n");
      assertThat(visit.offences()).isEmpty();
    }
  }
}
