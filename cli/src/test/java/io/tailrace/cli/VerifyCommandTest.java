package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With one of the vendor's public vectors. */
class VerifyCommandTest {
  private static final String KEY =
      "755781b5e03a973f3405a85474d5a032a60fd56fabaad66039b12eadd83955fa";
  private static final String TIMESTAMP = "1692633432";
  private static final String SIGNATURE =
      "d7c655389bb364d3e8bdbb6ec18a7f1b6cf91f39bba647554ada78aa61de37b9";
  private static final String BODY = "{\"key\": \"value\"}";
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void open() {
    trial = new Trial(Way.FILES, folder, new Scene(folder));
  }

  @Test
  void isYes() throws IOException {
    Result result = verify(SIGNATURE, body(BODY), "--key", KEY);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("The request verifies");
    assertThat(result.err()).contains("quarantined");
  }

  @Test
  void takesTheConfiguredKeysAndStandardInput() {
    trial.with("TAILRACE_SIGNING_KEYS", "another-key," + KEY).input(BODY);
    assertThat(verify(SIGNATURE, "-").exitCode()).isZero();
  }

  @Test
  void isNoAndSaysWhy() throws IOException {
    Result newline = verify(SIGNATURE, body(BODY + "\n"), "--key", KEY);
    assertThat(newline.exitCode()).isEqualTo(1);
    assertThat(newline.out()).contains("does not verify").contains("newline");
    Result otherKey = verify(SIGNATURE, body(BODY), "--key", "another-key");
    assertThat(otherKey.exitCode()).isEqualTo(1);
    assertThat(otherKey.out()).doesNotContain("another-key");
    assertThat(verify("v0=" + SIGNATURE, body(BODY), "--key", KEY).exitCode()).isEqualTo(1);
  }

  @Test
  void goesByTheSchemeOfTheFeed() throws IOException {
    trial.with("TAILRACE_SIGNATURE", "body");
    Result result = verify(SIGNATURE, body(BODY), "--key", KEY);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("does not verify").contains("signature");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThat(verify(SIGNATURE, folder.resolve("none").toString(), "--key", KEY).err())
        .contains("There is no file");
    assertThat(verify(SIGNATURE, body(BODY)).err()).contains("TAILRACE_SIGNING_KEYS");
    assertThat(verify(SIGNATURE, body(BODY), "--feed", "shop").exitCode()).isEqualTo(2);
  }

  private Result verify(String signature, String file, String... more) {
    String[] arguments = new String[6 + more.length];
    String[] first = {"verify", "--timestamp", TIMESTAMP, "--signature", signature, file};
    System.arraycopy(first, 0, arguments, 0, 6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return trial.run(arguments);
  }

  private String body(String text) throws IOException {
    return Files.writeString(folder.resolve("body.json"), text).toString();
  }
}
