package io.tailrace.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.EntryWay;
import io.tailrace.admin.access.Visitor;
import io.tailrace.operations.QueryRows;
import io.tailrace.operations.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What viewers get: no body, and no address that is whole, wherever it stands. */
class VisitorApiTest {
  @TempDir Path folder;
  private static final JsonNode ANSWER =
      ApiJson.tree(
          Map.of(
              "sinks",
              List.of(
                  Map.of("name", "warehouse", "last_error", "refused <ann@gmail.com>", "lag", 7)),
              "recipient",
              "+15551234567",
              "person",
              "user_4711",
              "href",
              "https://x.example/?t=abc",
              "data",
              Map.of("subject", "Hello Ann"),
              "body",
              "{\"a\":1}",
              "by@x.example",
              true));

  private static Visitor visitor(AccessRole role) {
    return new Visitor("ann", role, EntryWay.LINK);
  }

  private ApiResponse status(AccessRole role) throws IOException {
    return new VisitorApi(
            request -> ApiResponse.ok(ANSWER),
            new AuditTrail(new AuditLog(folder, InstantSource.system())))
        .call(visitor(role), ApiRequest.get("/api/status"));
  }

  @Test
  void viewersSeeNoAddressAndNoBody() throws IOException {
    JsonNode seen = status(AccessRole.VIEWER).body();
    assertThat(seen)
        .isEqualTo(
            ApiJson.read(
                """
                {"sinks":[{"name":"warehouse","last_error":"refused <a…@gmail.com>","lag":7}],
                "recipient":"…67","person":"…4711","href":"https://x.example/?t=…","data":{},
                "body":"…","b…@x.example":true}
                """
                    .getBytes(UTF_8)));
  }

  @Test
  void othersSeeAll() throws IOException {
    for (AccessRole role : List.of(AccessRole.ANALYST, AccessRole.OPERATOR, AccessRole.ADMIN)) {
      assertThat(status(role).body()).isEqualTo(ANSWER);
    }
  }

  /** Whatever its record is: it has been turned into JSON. */
  @Test
  void aRecordIsMaskedToo() throws IOException {
    var rows = new QueryRows(List.of("n"), List.of(List.of("ann@gmail.com")), false);
    ApiResponse answer =
        new VisitorApi(
                request -> ApiResponse.ok(rows),
                new AuditTrail(new AuditLog(folder, InstantSource.system())))
            .call(visitor(AccessRole.VIEWER), ApiRequest.get("/api/status"));
    assertThat(answer.body().toString()).contains("a…@gmail.com").doesNotContain("ann");
  }

  @Test
  void aRefusalSaysWhichRoleItNeeds() throws IOException {
    ApiResponse answer =
        new VisitorApi(
                request -> ApiResponse.ok(ANSWER),
                new AuditTrail(new AuditLog(folder, InstantSource.system())))
            .call(visitor(AccessRole.VIEWER), ApiRequest.get("/api/people/ada"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.error()).contains("ann", "viewer", "/api/people/{person}", "analyst");
  }
}
