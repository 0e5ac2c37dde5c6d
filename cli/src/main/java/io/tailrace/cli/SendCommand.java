package io.tailrace.cli;

import io.tailrace.customerio.SampleEvents;
import io.tailrace.customerio.SigningKey;
import io.tailrace.operations.SignedPost;
import io.tailrace.server.config.Address;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace send}. For one thread. */
@Command(
    name = "send",
    description = {
      "Signs and posts each line of a JSONL file, and reports each answer.",
      "Or sends sample events of one type, to see what becomes of them."
    },
    footer = {
      "",
      "Examples:",
      "  tailrace send events.jsonl",
      "  tailrace send --sample email_bounced --count 3",
      "  echo '{\"event_id\":\"1\",…}' | tailrace send --url"
          + " http://127.0.0.1:8080/webhooks/customerio",
      "Exits with 1 if any answer was no 2xx, or anything was quarantined."
    })
final class SendCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final Shell shell;

  @Option(
      names = "--url",
      paramLabel = "U",
      description = "Where to. Defaults to the configured port on this machine.")
  private URI url;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "One body a line. Defaults to standard input.")
  private Path file;

  @Mixin private SampleOptions sample;
  @Mixin private KeyOptions key;
  @Mixin private FolderOptions folder;

  SendCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailedException, IOException, InterruptedException {
    if (sample.asksForList()) {
      SampleEvents.types().forEach(shell.out()::println);
      return ExitCode.OK;
    }
    Configuration configuration = folder.configuration(shell);
    SigningKey signingKey = key.keys(configuration).get(0);
    URI target = url == null ? usual(configuration) : url;
    if (target.getScheme() == null || target.getHost() == null) {
      throw CommandFailedException.usage("'" + url + "' is no http or https address.");
    }
    try (InputStream in = input();
        SignedPost post = new SignedPost(target, signingKey, shell.clock(), PATIENCE)) {
      return new LineSender(post, shell).send(in) ? ExitCode.OK : ExitCode.NO;
    }
  }

  private InputStream input() throws CommandFailedException, IOException {
    return sample.given() ? sample.lines(shell.clock().instant()) : new InputFile(file).open(shell);
  }

  private URI usual(Configuration configuration) {
    Address receiver = configuration.server().receiver();
    boolean everywhere = receiver.host().equals("0.0.0.0") || receiver.host().equals("::");
    Address reachable = everywhere ? new Address("127.0.0.1", receiver.port()) : receiver;
    return URI.create("http://" + reachable + key.path());
  }
}
