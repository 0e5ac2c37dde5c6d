package io.tailrace.dashboard.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The link that the demonstration prints opens the dashboard, once. */
@ExtendWith(Chromium.class)
class DemoLinkTest {
  @TempDir Path temporary;

  @Test
  void opensTheDashboardOnce() throws Exception {
    Process demo = demo();
    try (BufferedReader lines = demo.inputReader(UTF_8)) {
      String link = link(lines);
      try (BrowserContext visitor = Chromium.browser().newContext()) {
        Page page = visitor.newPage();
        page.navigate(link);
        page.waitForSelector("nav a[aria-current=page]");
        assertThat(page.locator("h1").textContent()).isEqualTo("Overview");
        assertThat(page.url()).doesNotContain("#");
        assertThat(page.locator(".who").textContent()).contains("demo").contains("admin");
      }
      try (BrowserContext another = Chromium.browser().newContext()) {
        Page page = another.newPage();
        page.navigate(link);
        page.waitForTimeout(500);
        assertThat(page.locator("nav a[aria-current=page]").count()).isZero();
        assertThat(page.locator("body").textContent()).contains("tailrace dashboard");
      }
    } finally {
      demo.destroy();
      demo.waitFor();
    }
  }

  private Process demo() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("..", "..", "deploy", "java.options"));
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.tailrace.cli.Main", "demo", "--events=100"));
    command.add("--data-dir=" + temporary.resolve("demo"));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String link(BufferedReader lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      all.add(line);
      if (line.contains("/login#")) {
        return line.strip();
      }
    }
    throw new AssertionError("The demonstration prints no link: " + all);
  }
}
