package io.tailrace.cli;

import io.tailrace.customerio.SignatureDiagnosis;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.Verdict;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace verify}. For one thread. */
@Command(
    name = "verify",
    description = "Says whether a captured request verifies, and if not, why.",
    footer = {
      "",
      "Example: tailrace verify --timestamp 1692633432 --signature c097… body.json",
      "The file must hold the body's exact bytes; an editor often adds a newline."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final Duration ACCEPTED_AGE = Duration.ofHours(180);
  private final Shell shell;

  @Option(
      names = "--timestamp",
      paramLabel = "T",
      description = "The X-CIO-Timestamp header; leave it out if the request had none.")
  private String timestamp;

  @Option(
      names = "--signature",
      paramLabel = "S",
      required = true,
      description = "The X-CIO-Signature header.")
  private String signature;

  @Parameters(paramLabel = "FILE", description = "The body; - reads standard input.")
  private Path file;

  @Mixin private KeyOptions key;
  @Mixin private FolderOptions folder;

  VerifyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailedException, IOException {
    Configuration configuration = folder.configuration(shell);
    byte[] body;
    try (InputStream in = new InputFile(file).open(shell)) {
      body = in.readAllBytes();
    }
    List<SigningKey> keys = key.keys(configuration);
    Verdict verdict =
        new SignatureVerifier(keys, key.feed(configuration).signature())
            .verify(timestamp, signature, body);
    shell.out().println(answer(verdict, keys, body));
    if (verdict.verified()) {
      sayAge();
    }
    return verdict.verified() ? ExitCode.OK : ExitCode.NO;
  }

  private String answer(Verdict verdict, List<SigningKey> keys, byte[] body) {
    return switch (verdict) {
      case MISSING_TIMESTAMP, SCHEME_NOT_ALLOWED ->
          "The request does not verify: "
              + verdict.message()
              + " (signature: is set for this feed).";
      default -> SignatureDiagnosis.explain(keys, timestamp, signature, body);
    };
  }

  /** A right signature may still be too old to be taken as an event. */
  private void sayAge() {
    if (timestamp == null) {
      return;
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    Duration age = Duration.between(signedAt, shell.clock().instant());
    if (age.compareTo(ACCEPTED_AGE) > 0) {
      shell.say(
          "It was signed "
              + ValueText.duration(age)
              + " ago: received now, it would be answered 200 and quarantined, since a duplicate"
              + " could not be known any more.");
    }
  }
}
