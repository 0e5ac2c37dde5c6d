package io.tailrace.operations.suppressed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.InMemoryAppApi;
import io.tailrace.customerio.appapi.Suppression;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.SuppressionOperations;
import io.tailrace.operations.Workspaces;
import io.tailrace.operations.series.DatabaseKind;
import io.tailrace.operations.series.OnEachDatabase;
import io.tailrace.operations.suppressed.SuppressionComparison.Difference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Two lists, and each address that is in one alone. */
@OnEachDatabase
class SuppressionCheckTest {
  private static final Instant THEN = Instant.parse("2027-01-29T12:00:00Z");

  @Parameter DatabaseKind kind;
  @TempDir Path folder;
  private final InMemoryAppApi customerIo = new InMemoryAppApi();
  private FiguresScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, kind.in(folder)).with(new OneWorkspace(customerIo));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Behind the default feed alone. */
  private record OneWorkspace(AppApi api) implements Workspaces {
    @Override
    public AppApi appApi(String feed) throws OperationException {
      if (!feed.equals("default")) {
        throw OperationException.refused("feed '" + feed + "' has no key");
      }
      return api;
    }

    @Override
    public List<SigningKey> signingKeys(String feed) {
      return List.of();
    }
  }

  private void bounced(String feed, String... addresses) throws Exception {
    scene.write(
        feed,
        List.of(addresses).stream()
            .map(
                address ->
                    FiguresScene.body(
                        feed + address,
                        "email_bounced",
                        THEN,
                        "\"delivery_id\":\"D-%1$s\",\"recipient\":\"%1$s\",\"failure_message\":\"550 5.1.1 no\""
                            .formatted(address)))
            .toList());
  }

  private SuppressionComparison compare() throws Exception {
    return new SuppressionCheck(scene.parts("default", "shop")).run("default");
  }

  @Test
  void eachSideIsTold() throws Exception {
    bounced("default", "both@example.com", "here@example.com");
    bounced("shop", "shop@example.com");
    customerIo.suppress(Suppression.Type.BOUNCES, "Both@Example.com");
    customerIo.suppress(Suppression.Type.SPAM_REPORTS, "both@example.com");
    customerIo.suppress(Suppression.Type.INVALID_EMAILS, "there@example.com");
    customerIo.suppress(Suppression.Type.BLOCKS, "blocked@example.com");
    SuppressionComparison compared = compare();
    assertThat(compared.differences())
        .extracting(Difference::where, Difference::address, Difference::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("here", "here@example.com", "bounced"),
            org.assertj.core.groups.Tuple.tuple(
                "customer.io", "there@example.com", "invalid_emails"));
    assertThat(compared)
        .isEqualTo(
            new SuppressionComparison("default", 2, 2, 1, 1, 1, 1, compared.differences(), false));
    assertThat(compared.differences().get(0).detail()).isEqualTo("bad_address");
    assertThat(compared.differences().get(0).since()).isEqualTo(THEN);
  }

  @Test
  void whatWasLiftedHereIsToldOf() throws Exception {
    bounced("default", "ann@example.com");
    customerIo.suppress(Suppression.Type.BOUNCES, "ann@example.com");
    assertThat(compare().differences()).isEmpty();
    new SuppressionOperations(scene.parts("default"))
        .lift(
            new SuppressionOperations.LiftRequest("ann@example.com", null, null, "me", "a test"),
            false);
    assertThat(compare().differences())
        .singleElement()
        .satisfies(it -> assertThat(it.meaning()).startsWith("It was lifted here"));
  }

  /** Their list holds what is the sender's to mend, too. */
  @Test
  void aRefusalThatIsOursToMendSaysSo() {
    assertThat(
            SuppressionCheck.meaning(
                false, Suppression.Type.BOUNCES, "550 5.7.515 Access denied, sending domain x"))
        .startsWith("It was refused for authentication, which suppresses nobody here.");
    for (Suppression.Type type : List.of(Suppression.Type.BOUNCES, Suppression.Type.SPAM_REPORTS)) {
      assertThat(SuppressionCheck.meaning(false, type, null)).contains("older than these");
    }
  }

  /** More than a page, and more than are told. */
  @Test
  void manyAreCountedAndTheFirstAreTold() throws Exception {
    int many = 5_003;
    bounced(
        "default",
        IntStream.range(0, many).mapToObj(i -> "p" + i + "@example.com").toArray(String[]::new));
    IntStream.range(0, 1_500)
        .forEach(i -> customerIo.suppress(Suppression.Type.BOUNCES, "p" + i + "@example.com"));
    SuppressionComparison compared = compare();
    assertThat(compared.here()).isEqualTo(many);
    assertThat(compared.both()).isEqualTo(1_500);
    assertThat(compared.onlyHere()).isEqualTo(many - 1_500);
    assertThat(compared.onlyThere()).isZero();
    assertThat(compared.differences()).hasSize(SuppressionCheck.MOST_TOLD);
    assertThat(compared.truncated()).isTrue();
  }

  @Test
  void withoutAKeyItSaysSo() {
    assertThatThrownBy(() -> new SuppressionCheck(scene.parts("default", "shop")).run("shop"))
        .hasMessage("feed 'shop' has no key");
  }
}
