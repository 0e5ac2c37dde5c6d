package io.tailrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Scene;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every answer of the dashboard has, whoever asks, and what becomes of what fails. */
class DashboardHandlerTest {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";

  @TempDir Path folder;
  private final AtomicReference<OperationContext> parts = new AtomicReference<>();
  private OpenDashboard dashboard;

  @BeforeEach
  void open() throws Exception {
    parts.set(new Scene(folder).parts(true));
    dashboard = new OpenDashboard(folder, parts::get);
  }

  @AfterEach
  void close() {
    dashboard.close();
  }

  private List<PageRoute> pages() {
    return Pages.of(parts.get(), EffectiveSettings.NONE, (template, model) -> "").routes().stream()
        .filter(route -> route.method().equals("GET"))
        .toList();
  }

  private static String path(PageRoute route) {
    return route.path().toString().replaceAll("\\{[^}]*}", "7");
  }

  private static boolean streams(PageRoute route) {
    return route.path().toString().endsWith("/stream");
  }

  @Test
  void everyPageHasEveryHeaderAlsoWhenItFails() throws Exception {
    List<String> asked = new ArrayList<>();
    for (PageRoute route : pages()) {
      if (!streams(route)) {
        asked.add(path(route));
      }
    }
    asked.add("/nothing-here");
    for (String path : asked) {
      HttpResponse<String> answer = dashboard.get(path, AccessRole.ADMIN);
      assertThat(answer.statusCode()).as(path).isIn(200, 400, 404, 422, 503);
      hasEveryHeader(answer.headers(), path);
    }
    assertThat(asked).hasSizeGreaterThan(10);
  }

  private static void hasEveryHeader(HttpHeaders headers, String path) {
    String policy = headers.firstValue("Content-Security-Policy").orElse("");
    boolean sandboxed = policy.startsWith("sandbox; default-src 'none';");
    assertThat(sandboxed || policy.equals(POLICY)).as(path + " " + policy).isTrue();
    assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).as(path).hasValue("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).as(path).hasValue("same-origin");
    assertThat(headers.firstValue("Cache-Control")).as(path).hasValue("no-store");
  }

  @Test
  void eachRoleSeesWhatItMayAndNothingElse() throws Exception {
    for (PageRoute route : pages()) {
      for (AccessRole role : AccessRole.values()) {
        if (!role.mayActAs(route.needs())) {
          assertThat(dashboard.get(path(route), role).statusCode()).as(path(route)).isEqualTo(403);
        } else if (!streams(route)) {
          assertThat(dashboard.get(path(route), role).statusCode())
              .as(path(route))
              .isNotEqualTo(403);
        }
      }
    }
  }

  @Test
  void whoIsNotKnownSeesNoPage() throws Exception {
    for (PageRoute route : pages()) {
      HttpResponse<String> answer = dashboard.get(path(route));
      assertThat(answer.statusCode()).as(path(route)).isEqualTo(401);
      hasEveryHeader(answer.headers(), path(route));
      assertThat(answer.body()).doesNotContain("<nav");
    }
  }

  @Test
  void assetsStandUnderTheirHashForEver() throws Exception {
    String page = dashboard.get("/", AccessRole.VIEWER).body();
    Matcher assets = Pattern.compile("/assets/[0-9a-f]{16}/[a-z.-]+").matcher(page);
    List<String> paths = assets.results().map(found -> found.group()).distinct().toList();
    assertThat(paths).anyMatch(path -> path.endsWith("app.js")).hasSizeGreaterThan(6);
    for (String path : paths) {
      HttpResponse<String> answer = dashboard.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .as(path)
          .hasValue("public, max-age=31536000, immutable");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
    String other = paths.get(0).replaceFirst("/assets/[0-9a-f]{16}", "/assets/0000000000000000");
    assertThat(dashboard.get(other).statusCode()).isEqualTo(404);
  }

  @Test
  void aFormOfAnotherPageChangesNothing() throws Exception {
    var form = BodyPublishers.ofString("dry_run=true");
    var foreign = dashboard.request("/sinks/database/replay", AccessRole.OPERATOR).POST(form);
    assertThat(dashboard.send(foreign.build()).statusCode()).isEqualTo(403);
    var crossSite =
        dashboard
            .request("/sinks/database/replay", AccessRole.OPERATOR)
            .header("X-Tailrace-Request", "1")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(form);
    assertThat(dashboard.send(crossSite.build()).statusCode()).isEqualTo(403);
    var ours =
        dashboard
            .request("/sinks/database/replay", AccessRole.OPERATOR)
            .header("X-Tailrace-Request", "1")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(form);
    HttpResponse<String> answer = dashboard.send(ours.build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("fed to database again").doesNotContain("<nav");
  }

  @Test
  void untilTheFolderIsOpenAPageSaysSo() throws Exception {
    parts.set(null);
    HttpResponse<String> answer = dashboard.get("/sinks", AccessRole.VIEWER);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("The data folder is not open yet.", "<nav");
  }

  @Test
  void aFailureIsAPageWithASentenceAndNoTrace() throws Exception {
    OperationContext broken = new Scene(folder).parts(true);
    parts.set(
        new OperationContext(
            broken.folder(),
            broken.feeds(),
            broken.log(),
            broken.store(),
            broken.sinks(),
            broken.stores(),
            broken.incoming(),
            broken.workspaces(),
            true,
            broken.backup(),
            () -> {
              throw new IllegalStateException("a secret of the inside");
            },
            broken.clock()));
    HttpResponse<String> answer = dashboard.get("/", AccessRole.ADMIN);
    assertThat(answer.statusCode()).isEqualTo(500);
    hasEveryHeader(answer.headers(), "/");
    assertThat(answer.body())
        .contains("This page failed.", "<nav")
        .doesNotContain("secret", "IllegalState", "at io.tailrace");
  }

  @Test
  void aProgramThatAsksAnUnknownPathGetsNoPage() throws Exception {
    var request =
        java.net.http.HttpRequest.newBuilder(dashboard.address().resolve("/nothing-here")).build();
    assertThat(dashboard.send(request).body()).doesNotContain("<html");
  }
}
