package io.tailrace.cli;

import io.tailrace.admin.Api;
import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.Question;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks about a data folder and prints the answer. For one thread. */
abstract class ApiCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private FolderOptions folder;

  ApiCommand(Shell shell) {
    this.shell = shell;
  }

  /** Asks, prints, and returns the exit code. */
  abstract int run(Questions questions)
      throws CommandFailedException, IOException, InterruptedException;

  /** Whether nothing can be answered where there is no data folder. */
  boolean needsFolder() {
    return true;
  }

  @Override
  public final Integer call() throws CommandFailedException, IOException, InterruptedException {
    Configuration configuration = folder.configuration(shell);
    try (FolderApi api = new FolderApi(configuration, shell.folders(), needsFolder())) {
      return run(new Questions(api, configuration, shell));
    }
  }

  final Shell shell() {
    return shell;
  }

  /** Asks, and turns an answer that is an error into a failure with its exit code. */
  record Questions(Api api, Configuration configuration, Shell shell) {

    /** Asks for something that Customer.io has to be asked for, which may take a while. */
    <T> T askCustomerIo(Question<T> question) throws CommandFailedException, IOException {
      StillWaiting waiting = StillWaiting.forCustomerIo(shell);
      try {
        return ask(question);
      } finally {
        waiting.end();
      }
    }

    <T> T ask(Question<T> question) throws CommandFailedException, IOException {
      return answered(question, api.call(question.request()));
    }

    <T> T answered(Question<T> question, ApiResponse answer) throws CommandFailedException {
      if (answer.ok()) {
        return question.answer(answer);
      }
      throw answer.status() == 400
          ? CommandFailedException.usage(answer.error())
          : CommandFailedException.failed(answer.error());
    }
  }
}
