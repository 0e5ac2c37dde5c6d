package io.tailrace.server.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line: its table of contents. Stateless. */
public final class TailraceCommand {
  private TailraceCommand() {}

  /** Runs what these arguments ask for and returns the exit code. */
  public static int run(Shell shell, String... arguments) {
    Root root = new Root();
    CommandLine line = new CommandLine(root);
    subcommands(line, shell);
    line.getSubcommands().values().forEach(TailraceCommand::addHelp);
    line.registerConverter(Moment.class, Moment::parse);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUsageHelpAutoWidth(shell.terminal().interactive());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(shell)));
    line.setOut(new PrintWriter(shell.out(), true));
    line.setErr(new PrintWriter(shell.err(), true));
    var failures = new Failures(shell, root);
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    int exitCode = line.execute(arguments);
    shell.out().flush();
    return exitCode;
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getSubcommands().values().forEach(TailraceCommand::addHelp);
  }

  private static Ansi ansi(Shell shell) {
    return shell.terminal().colour() ? Ansi.ON : Ansi.OFF;
  }

  private static void subcommands(CommandLine line, Shell shell) {
    List.of(
            new DemoCommand(shell),
            new ServeCommand(shell),
            new SendCommand(shell),
            new VerifyCommand(shell),
            new StatusCommand(shell),
            new TailCommand(shell),
            new SqlCommand(shell),
            new ExportCommand(shell))
        .forEach(line::addSubcommand);
    line.addSubcommand(deadLetters(shell));
    line.addSubcommand(quarantine(shell));
    List.of(
            new ReplayCommand(shell),
            new ExplainCommand(shell),
            new PersonCommand(shell),
            new ConfigCommand(shell))
        .forEach(line::addSubcommand);
  }

  private static CommandLine deadLetters(Shell shell) {
    return new Group("dead-letters", "The records that a sink rejected for good.")
        .add("list", new DeadLettersListCommand(shell))
        .add("show", new DeadLettersShowCommand(shell))
        .add(
            "replay",
            DeadLettersChangeCommand.replay(shell),
            "Has their sink try them again.",
            "tailrace dead-letters replay --sink warehouse --reason \"too long\"")
        .add(
            "discard",
            DeadLettersChangeCommand.discard(shell),
            "Lets them go for good.",
            "tailrace dead-letters discard 17 18")
        .line();
  }

  private static CommandLine quarantine(Shell shell) {
    return new Group("quarantine", "The verified bodies that could not be read as events.")
        .add("list", new QuarantineListCommand(shell))
        .add("show", new QuarantineShowCommand(shell))
        .add(
            "replay",
            QuarantineChangeCommand.replay(shell),
            "Reads them again, and appends those that can be read by now as events.",
            "tailrace quarantine replay --reason missing_data --dry-run")
        .add(
            "discard",
            QuarantineChangeCommand.discard(shell),
            "Lets them go for good.",
            "tailrace quarantine discard --reason not_json")
        .line();
  }
}
