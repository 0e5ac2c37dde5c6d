package io.tailrace.admin.access;

import static io.tailrace.admin.access.DoorTrial.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessSettings.ProxyHeader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a trusted proxy names comes in with the role of their groups, and nobody else does. */
class HeaderEntryTest {
  private static final RoleGroups ROLES =
      new RoleGroups(
          Map.of(
              AccessRole.VIEWER, List.of("marketing"),
              AccessRole.ANALYST, List.of("support"),
              AccessRole.ADMIN, List.of("platform", "grace@example.com")));
  private DoorTrial trial;

  @BeforeEach
  void open() throws IOException {
    trial = new DoorTrial(settings("127.0.0.0/8", ROLES));
  }

  @AfterEach
  void close() {
    trial.close();
  }

  private static AccessSettings settings(String trusted, RoleGroups roles) {
    return new AccessSettings(
        "127.0.0.1",
        Optional.of(URI.create("https://tailrace.example.com")),
        List.of(AddressRange.of(trusted)),
        Optional.of(new ProxyHeader("X-Forwarded-Email", Optional.of("X-Groups"), roles)));
  }

  private String asked(String name, String groups) throws IOException {
    return trial.get("X-Forwarded-Email: " + name, "X-Groups: " + groups);
  }

  @Test
  void theHighestRoleOfOnesGroupsCounts() throws IOException {
    assertThat(asked("ann@example.com", "marketing")).endsWith("ann@example.com viewer HEADER");
    assertThat(asked("ann@example.com", "marketing, support")).endsWith("analyst HEADER");
    assertThat(asked("ann@example.com", "others,platform")).endsWith("admin HEADER");
    assertThat(asked("ann@example.com", "others|support")).endsWith("analyst HEADER");
    assertThat(asked("Grace@example.com", "")).endsWith("admin HEADER");
  }

  @Test
  void googlesIssuerIsNoPartOfAName() throws IOException {
    assertThat(asked("accounts.google.com:grace@example.com", ""))
        .endsWith("grace@example.com admin HEADER");
  }

  @Test
  void whoHasNoGroupHereHasNoRole() throws IOException {
    assertThat(status(asked("bob@example.com", "others"))).isEqualTo(403);
    assertThat(status(asked("bob@example.com", ""))).isEqualTo(403);
  }

  /** At some providers people choose their names. */
  @Test
  void nobodyGetsAGroupsRoleByItsName() throws IOException {
    assertThat(status(asked("platform", ""))).isEqualTo(403);
  }

  @Test
  void nobodyIsAnonymous() throws IOException {
    assertThat(status(trial.get())).isEqualTo(401);
    assertThat(status(asked("", "platform"))).isEqualTo(401);
    assertThat(
            status(
                trial.get(
                    "X-Forwarded-Email: ann@example.com",
                    "X-Forwarded-Email: grace@example.com",
                    "X-Groups: platform")))
        .isEqualTo(403);
  }

  @Test
  void theHeaderCountsFromTrustedProxiesAlone() throws IOException {
    try (DoorTrial other = new DoorTrial(settings("10.0.0.0/8", ROLES))) {
      String answer = other.get("X-Forwarded-Email: grace@example.com");
      assertThat(status(answer)).isEqualTo(403);
      assertThat(answer).contains("127.0.0.1", "dashboard.trusted-proxies");
      String forged = "X-Forwarded-For: 10.1.2.3";
      assertThat(status(other.get("X-Forwarded-Email: grace@example.com", forged))).isEqualTo(403);
    }
  }

  @Test
  void everybodyWhomTheProxyLetsInMayHaveARole() throws IOException {
    var everybody = new RoleGroups(Map.of(AccessRole.VIEWER, List.of(RoleGroups.EVERYBODY)));
    try (DoorTrial open = new DoorTrial(settings("127.0.0.1", everybody))) {
      assertThat(open.get("X-Forwarded-Email: bob")).endsWith("bob viewer HEADER");
      assertThat(status(open.get())).isEqualTo(401);
    }
  }

  /** Links and sessions are the other way: whoever left the company comes in by none. */
  @Test
  void noCodeAndNoCookieOpens() throws IOException {
    String code = trial.door.code(new Visitor("ann", AccessRole.ADMIN, EntryWay.LINK));
    assertThat(trial.logIn(code)).contains("401").doesNotContain("Set-Cookie");
    assertThat(trial.door.takesLinks()).isFalse();
  }

  /** A proxy that asks for a password itself may hand on what it was told. */
  @Test
  void aPasswordForTheProxyIsNoToken() throws IOException {
    String basic = "Authorization: Basic YW5uOnB3";
    assertThat(trial.get("X-Forwarded-Email: grace@example.com", basic)).endsWith("admin HEADER");
    assertThat(status(trial.get(basic))).isEqualTo(401);
  }

  @Test
  void aProgramComesInAsBefore() throws IOException {
    assertThat(trial.get("Authorization: Bearer " + DoorTrial.TOKEN)).endsWith("token admin TOKEN");
  }

  @Test
  void aChangeNeedsOurOwnPage() throws IOException {
    String who = "X-Forwarded-Email: grace@example.com";
    String header = Door.CHANGE_HEADER + ": 1";
    assertThat(status(trial.change(who, header))).isEqualTo(403);
    assertThat(status(trial.change(who, header, "Sec-Fetch-Site: cross-site"))).isEqualTo(403);
    assertThat(status(trial.change(who, header, "Sec-Fetch-Site: same-origin"))).isEqualTo(200);
  }

  /** Where links are the way, a header that anybody can write says nothing. */
  @Test
  void withoutTheSettingAHeaderMeansNothing() throws IOException {
    try (DoorTrial links = new DoorTrial(AccessSettings.of("127.0.0.1"))) {
      assertThat(status(links.get("X-Forwarded-Email: grace@example.com"))).isEqualTo(401);
    }
  }
}
