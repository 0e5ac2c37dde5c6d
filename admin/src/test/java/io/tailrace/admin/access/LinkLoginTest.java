package io.tailrace.admin.access;

import static io.tailrace.admin.access.DoorTrial.attributes;
import static io.tailrace.admin.access.DoorTrial.cookie;
import static io.tailrace.admin.access.DoorTrial.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A one-time link lets one browser in, once and for a minute; what it begins is a session. */
class LinkLoginTest {
  private static final Visitor ANN = new Visitor("ann", AccessRole.ANALYST, EntryWay.LINK);
  private DoorTrial trial;

  @BeforeEach
  void open() throws IOException {
    trial = new DoorTrial(AccessSettings.of("127.0.0.1"));
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void aCodeIsExchangedForASession() throws IOException {
    String login = trial.logIn(trial.door.code(ANN), "Sec-Fetch-Site: same-origin");
    assertThat(status(login)).isEqualTo(200);
    assertThat(cookie(login)).startsWith("Cookie: tailrace-" + trial.port() + "=");
    assertThat(attributes(login)).isEqualTo("; Path=/; HttpOnly; SameSite=Strict");
    assertThat(trial.get(cookie(login))).contains("200").endsWith("ann analyst LINK");
  }

  @Test
  void aCodeHas192BitsAndNoTwoAreTheSame() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      codes.add(trial.door.code(ANN));
    }
    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[\\w-]{32}"));
  }

  @Test
  void aCodeWorksOnce() throws IOException {
    String code = trial.door.code(ANN);
    assertThat(status(trial.logIn(code))).isEqualTo(200);
    assertThat(trial.logIn(code)).contains("401").doesNotContain("Set-Cookie");
  }

  @Test
  void aCodeWorksForAMinute() throws IOException {
    String inTime = trial.door.code(ANN);
    String late = trial.door.code(ANN);
    trial.advance(Duration.ofSeconds(60));
    assertThat(status(trial.logIn(inTime))).isEqualTo(200);
    trial.advance(Duration.ofMillis(1));
    assertThat(status(trial.logIn(late))).isEqualTo(401);
  }

  @Test
  void ofManyAtOnceOneWins() throws Exception {
    String code = trial.door.code(ANN);
    ExecutorService browsers = Executors.newFixedThreadPool(16);
    List<Callable<Integer>> tries = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      tries.add(() -> status(trial.logIn(code)));
    }
    List<Integer> answers = new ArrayList<>();
    for (Future<Integer> answer : browsers.invokeAll(tries)) {
      answers.add(answer.get());
    }
    browsers.shutdown();
    assertThat(answers).hasSize(16).containsOnlyOnce(200).containsOnly(200, 401);
  }

  @Test
  void afterTwentyWrongCodesNoneIsTakenForAMinute() throws IOException {
    for (int i = 0; i < FailureLimit.MOST; i++) {
      assertThat(status(trial.logIn("wrong"))).isEqualTo(401);
    }
    String right = trial.door.code(ANN);
    assertThat(status(trial.logIn(right))).isEqualTo(429);
    trial.advance(FailureLimit.SPAN);
    assertThat(status(trial.logIn(right))).isEqualTo(200);
  }

  /** Whoever has set a cookie before cannot know the session that begins. */
  @Test
  void aSessionNeverHasAnIdThatABrowserBrought() throws IOException {
    String brought = "Cookie: tailrace-" + trial.port() + "=known-to-a-stranger";
    String login = trial.logIn(trial.door.code(ANN), brought);
    assertThat(cookie(login)).isNotEqualTo(brought);
    assertThat(status(trial.get(brought))).isEqualTo(401);
    String again = trial.logIn(trial.door.code(ANN), cookie(login));
    assertThat(cookie(again)).isNotEqualTo(cookie(login));
  }

  @Test
  void twoCookiesOfOneNameAreNone() throws IOException {
    String cookie = cookie(trial.logIn(trial.door.code(ANN)));
    assertThat(status(trial.get(cookie + "; tailrace-" + trial.port() + "=x"))).isEqualTo(401);
  }

  @Test
  void aSessionEndsUnused() throws IOException {
    String cookie = cookie(trial.logIn(trial.door.code(ANN)));
    trial.advance(BrowserSessions.IDLE.minusMillis(1));
    assertThat(status(trial.get(cookie))).isEqualTo(200);
    trial.advance(BrowserSessions.IDLE.minusMillis(1));
    assertThat(status(trial.get(cookie))).isEqualTo(200);
    trial.advance(BrowserSessions.IDLE);
    assertThat(status(trial.get(cookie))).isEqualTo(401);
  }

  @Test
  void aSessionEndsAfterAWeekInAnyCase() throws IOException {
    String cookie = cookie(trial.logIn(trial.door.code(ANN)));
    for (int hours = 0; hours < 7 * 24; hours += 8) {
      assertThat(status(trial.get(cookie))).as("%s h", hours).isEqualTo(200);
      trial.advance(Duration.ofHours(8));
    }
    assertThat(status(trial.get(cookie))).isEqualTo(401);
  }

  @Test
  void loggingOutEndsIt() throws IOException {
    String cookie = cookie(trial.logIn(trial.door.code(ANN)));
    String out = trial.logIn("", cookie, "X-Log-Out: 1");
    assertThat(attributes(out)).contains("Max-Age=0", "Path=/", "HttpOnly");
    assertThat(status(trial.get(cookie))).isEqualTo(401);
  }

  @Test
  void anotherSiteLogsNobodyIn() throws IOException {
    String code = trial.door.code(ANN);
    for (String site : List.of("cross-site", "same-site", "none")) {
      assertThat(status(trial.logIn(code, "Sec-Fetch-Site: " + site))).isEqualTo(403);
    }
    assertThat(status(trial.logIn(code, "Host: evil.example"))).isEqualTo(421);
    assertThat(status(trial.logIn(code))).isEqualTo(200);
  }

  @Test
  void aSessionAloneChangesNothing() throws IOException {
    String cookie = cookie(trial.logIn(trial.door.code(ANN)));
    String header = Door.CHANGE_HEADER + ": 1";
    assertThat(status(trial.change(cookie))).isEqualTo(403);
    assertThat(status(trial.change(cookie, header))).isEqualTo(403);
    assertThat(status(trial.change(cookie, "Sec-Fetch-Site: same-origin"))).isEqualTo(403);
    for (String site : List.of("cross-site", "same-site", "none", "SAME-ORIGIN ")) {
      assertThat(status(trial.change(cookie, header, "Sec-Fetch-Site: " + site))).isEqualTo(403);
    }
    assertThat(status(trial.change(cookie, header, "Sec-Fetch-Site: same-origin"))).isEqualTo(200);
  }

  @Test
  void aProgramChangesWithItsTokenAndTheHeader() throws IOException {
    String token = "Authorization: Bearer " + DoorTrial.TOKEN;
    assertThat(status(trial.change(token))).isEqualTo(403);
    assertThat(status(trial.change(token, Door.CHANGE_HEADER + ": 1"))).isEqualTo(200);
  }

  /** A page that guesses tokens is no visitor because its browser has a session. */
  @Test
  void aWrongTokenIsNotMadeUpForByASession() throws IOException {
    String cookie = cookie(trial.logIn(trial.door.code(ANN)));
    assertThat(status(trial.get(cookie, "Authorization: Bearer wrong"))).isEqualTo(401);
  }

  @Test
  void behindHttpsTheCookieIsBoundToIt() throws IOException {
    var settings =
        new AccessSettings(
            "127.0.0.1",
            Optional.of(URI.create("https://tailrace.example.com")),
            List.of(),
            Optional.empty());
    try (DoorTrial https = new DoorTrial(settings)) {
      String host = "Host: tailrace.example.com";
      String login = https.logIn(https.door.code(ANN), host);
      assertThat(cookie(login)).startsWith("Cookie: __Host-tailrace=");
      assertThat(attributes(login)).isEqualTo("; Path=/; HttpOnly; SameSite=Strict; Secure");
      assertThat(status(https.get(host, cookie(login)))).isEqualTo(200);
      assertThat(status(https.get(cookie(login)))).as("as localhost").isEqualTo(401);
      assertThat(status(https.get("Host: other.example.com", cookie(login)))).isEqualTo(421);
      assertThat(status(https.get("Host: tailrace.example.com:443", cookie(login)))).isEqualTo(200);
      assertThat(status(https.get("Host: tailrace.example.com:80", cookie(login)))).isEqualTo(421);
    }
  }

  @Test
  void aTrustedProxySaysThatItIsHttps() throws IOException {
    var settings =
        new AccessSettings(
            "127.0.0.1",
            Optional.empty(),
            List.of(AddressRange.of("127.0.0.0/8")),
            Optional.empty());
    String proto = "X-Forwarded-Proto: https";
    try (DoorTrial https = new DoorTrial(settings)) {
      assertThat(attributes(https.logIn(https.door.code(ANN), proto))).endsWith("; Secure");
      assertThat(attributes(https.logIn(https.door.code(ANN)))).doesNotContain("Secure");
    }
    assertThat(attributes(trial.logIn(trial.door.code(ANN), proto))).doesNotContain("Secure");
  }
}
