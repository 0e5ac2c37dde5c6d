package io.tailrace.cli;

import io.tailrace.admin.AccessEndpoints;
import io.tailrace.admin.DashboardLink;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace dashboard}. For one thread. */
@Command(
    name = "dashboard",
    description = {
      "A link that opens the running server's dashboard in a browser, once and within a minute."
    },
    footer = {
      "",
      "Examples:",
      "  tailrace dashboard",
      "  tailrace dashboard --role viewer --url https://tailrace.example.com"
    })
final class DashboardCommand extends ApiCommand {
  @Option(
      names = "--role",
      paramLabel = "R",
      defaultValue = "admin",
      description =
          "What whoever opens it may do: viewer, analyst, operator or admin. Defaults to admin.")
  private String role;

  @Option(
      names = "--url",
      paramLabel = "U",
      description =
          "Where the browser finds the server. Defaults to dashboard.url, else to the admin port.")
  private URI url;

  @Mixin private TextOrJson format;

  DashboardCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    DashboardLink made =
        questions.ask(
            AccessEndpoints.LINK
                .question()
                .with("role", role.toLowerCase(Locale.ROOT))
                .with("name", System.getProperty("user.name")));
    DashboardLink link = new DashboardLink(moved(made.url()), made.role(), made.expiresAt());
    if (format.json()) {
      shell().json(link);
      return ExitCode.OK;
    }
    shell().out().println(link.url());
    shell().out().flush();
    shell()
        .say(
            "It works once, for a minute, as "
                + link.role()
                + ". Whoever has it comes in: do not pass it on.");
    return ExitCode.OK;
  }

  private String moved(String made) throws CommandFailedException {
    if (url == null) {
      return made;
    }
    if (url.getScheme() == null || url.getHost() == null) {
      throw CommandFailedException.usage(
          "--url must be an address such as https://tailrace.example.com, not '" + url + "'.");
    }
    return url.resolve("/login#" + URI.create(made).getRawFragment()).toString();
  }
}
