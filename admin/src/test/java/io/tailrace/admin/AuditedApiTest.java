package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.EntryWay;
import io.tailrace.admin.access.Visitor;
import io.tailrace.operations.BulkResult;
import io.tailrace.operations.ItemOutcome;
import io.tailrace.operations.audit.AuditEntry;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.operations.audit.AuditQuestion;
import io.tailrace.operations.audit.AuditReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Which requests the audit has an entry of, and that each has one. */
class AuditedApiTest {
  private static final Visitor GRACE = new Visitor("grace", AccessRole.OPERATOR, EntryWay.HEADER);
  @TempDir Path folder;
  private final List<ApiRequest> asked = new ArrayList<>();
  private ApiResponse answer = ApiResponse.ok(Map.of());
  private VisitorApi api;

  @BeforeEach
  void open() {
    api = api(folder);
  }

  private VisitorApi api(Path dataFolder) {
    return new VisitorApi(
        request -> {
          asked.add(request);
          return answer;
        },
        new AuditTrail(new AuditLog(dataFolder, InstantSource.system())));
  }

  private List<AuditEntry> kept() throws Exception {
    return new AuditReader(folder)
        .read(
            new AuditQuestion(
                Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), null, null, 1_000))
        .entries();
  }

  private static ApiRequest discard(boolean dry) {
    ObjectNode body = ApiRequest.empty().put("dry_run", dry);
    body.putArray("ids").add("7").add("8");
    return ApiRequest.post("/api/dead-letters/discard", body);
  }

  @Test
  void aChangeIsKeptWithHowMany() throws Exception {
    var outcomes = List.of(new ItemOutcome("7", "discarded", null));
    answer = ApiResponse.ok(new BulkResult(false, 1, outcomes, null));
    api.call(GRACE, discard(false));
    assertThat(kept())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("grace");
              assertThat(entry.role()).isEqualTo("operator");
              assertThat(entry.way()).isEqualTo("header");
              assertThat(entry.act()).isEqualTo("POST /api/dead-letters/discard");
              assertThat(entry.parameters()).containsEntry("ids", "[\"7\",\"8\"]");
              assertThat(entry.count()).isEqualTo(1);
              assertThat(entry.outcome()).isEqualTo("done");
            });
  }

  @Test
  void aDryRunIsKeptAsSuch() throws Exception {
    api.call(GRACE, discard(true));
    assertThat(kept()).singleElement().extracting(AuditEntry::outcome).isEqualTo("dry_run");
  }

  @Test
  void aChangeThatFailsIsKeptWithWhy() throws Exception {
    answer = ApiResponse.error(422, "There is none.");
    api.call(GRACE, discard(false));
    assertThat(kept())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.outcome()).isEqualTo("failed");
              assertThat(entry.detail()).isEqualTo("There is none.");
            });
  }

  @Test
  void aLookAtAPersonIsKept() throws Exception {
    api.call(GRACE, ApiRequest.get("/api/people/ada%40example.com"));
    assertThat(kept())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.act()).isEqualTo("GET /api/people/{person}");
              assertThat(entry.target()).isEqualTo("ada@example.com");
              assertThat(entry.outcome()).isEqualTo("looked");
            });
  }

  /** All that is not for viewers holds people, messages or bodies; figures hold nobody. */
  @Test
  void figuresAreNotKept() throws Exception {
    for (String path : List.of("/api/status", "/api/gaps", "/api/series", "/api/contact")) {
      api.call(GRACE, ApiRequest.get(path));
    }
    assertThat(asked).hasSize(4);
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatWasNotThereWasNotSeen() throws Exception {
    answer = ApiResponse.error(404, "There is nobody.");
    api.call(GRACE, ApiRequest.get("/api/people/nobody"));
    assertThat(kept()).isEmpty();
  }

  @Test
  void aFurtherPageIsNoFurtherLook() throws Exception {
    api.call(GRACE, ApiRequest.get("/api/events"));
    api.call(GRACE, ApiRequest.get("/api/events").with("after", "12"));
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aRefusalIsKept() throws Exception {
    api.call(new Visitor("ann", AccessRole.VIEWER, EntryWay.LINK), discard(false));
    assertThat(asked).isEmpty();
    assertThat(kept())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.outcome()).isEqualTo("refused");
              assertThat(entry.detail()).contains("needs operator");
            });
  }

  @Test
  void eachOfManyActsHasOneEntry() throws Exception {
    for (int i = 0; i < 50; i++) {
      api.call(GRACE, discard(i % 2 == 0));
      api.call(GRACE, ApiRequest.get("/api/people/p" + i));
    }
    assertThat(asked).hasSize(100);
    assertThat(kept()).hasSize(100);
  }

  /** Here the audit cannot be written, as on a full disk. */
  @Test
  void whatCannotBeKeptIsNotDone() throws IOException {
    VisitorApi broken = api(folder.resolve("missing"));
    ApiResponse change = broken.call(GRACE, discard(false));
    assertThat(change.status()).isEqualTo(503);
    assertThat(change.error()).contains("The audit cannot be written");
    assertThat(asked).isEmpty();

    ApiResponse look = broken.call(GRACE, ApiRequest.get("/api/people/ada"));
    assertThat(look.status()).isEqualTo(503);
    assertThat(look.value().toString()).doesNotContain("ada");

    assertThat(broken.call(GRACE, ApiRequest.get("/api/status")).ok()).isTrue();
    assertThat(Files.exists(folder.resolve("missing"))).isFalse();
  }
}
