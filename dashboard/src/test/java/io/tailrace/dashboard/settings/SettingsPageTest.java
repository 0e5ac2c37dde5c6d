package io.tailrace.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.audit.AuditActor;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.operations.audit.AuditOutcome;
import io.tailrace.operations.audit.AuditReader;
import io.tailrace.operations.audit.AuditedAct;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of settings says of the audit, and of what is set. */
class SettingsPageTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final EffectiveSettings SETTINGS =
      new EffectiveSettings(
          List.of(
              new EffectiveSettings.Value("port", "8080", "default", true),
              new EffectiveSettings.Value("admin-token", "s3…", "TAILRACE_ADMIN_TOKEN", false),
              new EffectiveSettings.Value("dashboard.url", "", "default", true)));
  @TempDir Path folder;
  private AuditLog audit;
  private SettingsPage page;

  @BeforeEach
  void open() {
    audit = new AuditLog(folder, () -> NOW.minusSeconds(60));
    page = new SettingsPage(new AuditReader(folder), SETTINGS);
  }

  private PageView asked(String... query) throws Exception {
    return (PageView) page.answer(new Asking("/settings", AccessRole.ADMIN, NOW).with(query));
  }

  private static SettingsModel model(PageView view) {
    return (SettingsModel) view.model();
  }

  private void acts() throws Exception {
    var ann = new AuditActor("ann@example.com", "operator", "header");
    var discard = new AuditedAct("POST /dead-letters/discard", "", Map.of("ids", "7,8"));
    audit.end(audit.begin(ann, discard), AuditOutcome.done(2L));
    audit.note(ann, AuditedAct.of("GET /people/{person}", "ada"), AuditOutcome.looked(null));
    audit.refused(
        AuditActor.stranger("203.0.113.9"), AuditedAct.of("GET /api/status", ""), "no token");
  }

  @Test
  void withoutActsItSaysSo() throws Exception {
    PageView view = asked();
    assertThat(view.sentence())
        .isEqualTo("0 changes, 0 refusals; 1 setting differs from the default.");
    assertThat(view.tone()).isEqualTo(Tone.INFO);
    assertThat(model(view).acts().rows()).isEmpty();
  }

  @Test
  void theLatestActsComeFirst() throws Exception {
    acts();
    PageView view = asked();
    assertThat(view.sentence()).startsWith("1 change, 1 refusal;");
    assertThat(view.tone()).isEqualTo(Tone.WARN);
    assertThat(model(view).acts().rows())
        .extracting(row -> row.get(3).text() + " " + row.get(5).text() + " " + row.get(6).text())
        .containsExactly(
            "GET /api/status – refused",
            "GET /people/{person} – looked",
            "POST /dead-letters/discard 2 done");
    assertThat(model(view).acts().rows().get(2))
        .extracting(TableCell::text)
        .contains("ann@example.com (header)", "operator", "ids=7,8");
  }

  @Test
  void itIsNarrowed() throws Exception {
    acts();
    assertThat(model(asked("who", "ann@example.com")).acts().rows()).hasSize(2);
    assertThat(model(asked("about", "dead-letters")).acts().rows()).hasSize(1);
    assertThat(model(asked("from", "2026-11-01", "to", "2026-11-02")).acts().rows()).isEmpty();
  }

  @Test
  void theFileHasTheSame() throws Exception {
    acts();
    var asked = new Asking("/settings", AccessRole.ADMIN, NOW).with("format", "csv");
    PageFile file = (PageFile) page.answer(asked);
    assertThat(file.text().lines()).hasSize(4);
    assertThat(file.text()).contains("POST /dead-letters/discard", "\"ids=7,8\"");
  }

  @Test
  void whatSomebodySetComesFirst() throws Exception {
    assertThat(model(asked()).settings().rows())
        .extracting(row -> row.get(0).text() + "=" + row.get(1).text())
        .containsExactly("admin-token=s3…", "port=8080", "dashboard.url=–");
  }
}
