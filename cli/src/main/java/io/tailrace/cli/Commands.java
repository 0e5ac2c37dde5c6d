package io.tailrace.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * All commands, in the manual's order. Reading a command's options takes time, so only the one that
 * is asked for is made, or all where none of them is. Stateless.
 */
final class Commands {
  /** The one that its own jars bring. */
  private static final String DEMO = "demo";

  private static final Map<String, Function<Shell, Object>> ALL = all();

  private Commands() {}

  private static Map<String, Function<Shell, Object>> all() {
    Map<String, Function<Shell, Object>> all = new LinkedHashMap<>();
    all.put("serve", ServeCommand::new);
    all.put("send", SendCommand::new);
    all.put("verify", VerifyCommand::new);
    all.put("status", StatusCommand::new);
    all.put("dashboard", DashboardCommand::new);
    all.put("requests", RequestsCommand::new);
    all.put("stalls", StallsCommand::new);
    all.put("tail", TailCommand::new);
    all.put("sql", SqlCommand::new);
    all.put("export", ExportCommand::new);
    all.put("backup", BackupCommand::new);
    all.put("restore", RestoreCommand::new);
    all.put("dead-letters", Commands::deadLetters);
    all.put("gaps", Commands::gaps);
    all.put("quarantine", Commands::quarantine);
    all.put("replay", ReplayCommand::new);
    all.put("explain", ExplainCommand::new);
    all.put("person", PersonCommand::new);
    all.put("contact", ContactCommand::new);
    all.put("suppressions", Commands::suppressions);
    all.put("database", Commands::database);
    all.put("config", ConfigCommand::new);
    all.put("series", SeriesCommand::new);
    all.put("report", ReportCommand::new);
    all.put("connect", ConnectCommand::new);
    all.put("reconcile", ReconcileCommand::new);
    all.put("backfill", BackfillCommand::new);
    return all;
  }

  static void add(CommandLine root, Shell shell, String[] arguments) {
    String first =
        Arrays.stream(arguments).filter(word -> !word.startsWith("-")).findFirst().orElse("");
    if (first.isEmpty() && asksForVersion(arguments)) {
      return;
    }
    if (first.equals(DEMO)) {
      addDemo(root, shell, AddedCommands.ofProgram());
    } else if (ALL.containsKey(first)) {
      root.addSubcommand(first, ALL.get(first).apply(shell));
    } else {
      addAll(root, shell, AddedCommands.ofProgram());
    }
    root.getSubcommands().values().forEach(Commands::addHelp);
  }

  /** Answered without any command. */
  private static boolean asksForVersion(String[] arguments) {
    return Arrays.stream(arguments).anyMatch(Set.of("-V", "--version")::contains);
  }

  private static void addDemo(CommandLine root, Shell shell, AddedCommands added) {
    root.addSubcommand(
        DEMO,
        added.named(DEMO).map(demo -> demo.in(shell)).orElseGet(() -> MissingCommand.line(DEMO)));
  }

  static void addAll(CommandLine root, Shell shell, AddedCommands added) {
    added.named(DEMO).ifPresent(demo -> root.addSubcommand(DEMO, demo.in(shell)));
    ALL.forEach((name, command) -> root.addSubcommand(name, command.apply(shell)));
    root.addSubcommand(new HelpCommand());
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getSubcommands().values().forEach(Commands::addHelp);
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

  private static CommandLine gaps(Shell shell) {
    return new Group("gaps", "What sinks will not get from the log any more, and why.")
        .add("list", new GapsListCommand(shell))
        .add(
            "acknowledge",
            new GapsAcknowledgeCommand(shell),
            "Notes that somebody knows of them: then they fail 'status' no more.",
            "tailrace gaps acknowledge 3")
        .line();
  }

  private static CommandLine database(Shell shell) {
    return new Group("database", "The database of people, deliveries and suppressions.")
        .add("copy", new DatabaseCopyCommand(shell))
        .line();
  }

  private static CommandLine suppressions(Shell shell) {
    return new Group("suppressions", "The addresses that get nothing more.")
        .add("list", new SuppressionsListCommand(shell))
        .add("check", new SuppressionsCheckCommand(shell))
        .add(
            "lift",
            new SuppressionsLiftCommand(shell),
            "Allows an address again, and notes who allowed it.",
            "tailrace suppressions lift ann@example.com --why \"the mailbox is there again\"")
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
