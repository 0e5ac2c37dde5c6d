package io.tailrace.cli;

import io.tailrace.admin.CustomerIoEndpoints;
import io.tailrace.admin.Endpoint;
import io.tailrace.admin.Question;
import io.tailrace.cli.ApiCommand.Questions;
import io.tailrace.operations.reconcile.MissingEvent;
import io.tailrace.operations.reconcile.Reconcile;
import io.tailrace.operations.reconcile.RunReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Turns the crank of a comparison until it is done, and says on the way how far it is. For one
 * thread.
 */
final class Comparison {
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final Questions questions;
  private final Shell shell;
  private RunReport progress;
  private double shareAtFirst;
  private long began;
  private long said;

  Comparison(Questions questions, Shell shell) {
    this.questions = questions;
    this.shell = shell;
  }

  /** Begins it, or goes on with it, and returns its end. */
  RunReport run(Question<RunReport> question) throws CommandFailedException, IOException {
    progress = questions.askCustomerIo(question);
    if (progress.resumed()) {
      shell.say("Continuing the interrupted comparison; --restart begins again.");
    }
    return finish();
  }

  private RunReport finish() throws CommandFailedException, IOException {
    shareAtFirst = progress.share();
    began = System.nanoTime();
    said = began;
    while (!progress.done()) {
      progress = questions.askCustomerIo(of(CustomerIoEndpoints.RECONCILE_STEP));
      sayNowAndThen();
    }
    return progress;
  }

  /** A question that is about it. */
  <T> Question<T> of(Endpoint<T> endpoint) {
    return endpoint.question().with("feed", progress.feed()).with("run", progress.run());
  }

  /** What is to be seen again after something was changed. */
  RunReport lookAgain() throws CommandFailedException, IOException {
    progress = questions.askCustomerIo(of(CustomerIoEndpoints.RECONCILE_STEP));
    return finish();
  }

  /** Each of the missing, page by page. */
  void missing(Consumer<MissingEvent> each) throws CommandFailedException, IOException {
    Long after = 0L;
    while (after != null) {
      Reconcile.Listed page = questions.ask(of(CustomerIoEndpoints.MISSING).with("after", after));
      page.missing().forEach(each);
      after = page.next();
    }
  }

  private void sayNowAndThen() {
    if (System.nanoTime() - said < SAY_EVERY_NANOS || progress.done()) {
      return;
    }
    said = System.nanoTime();
    if (progress.waiting()) {
      shell.say("Waiting for the database to catch up with the log.");
      return;
    }
    double share = progress.share();
    shell.say(
        String.format(
            Locale.ROOT,
            "Checked %s, %s missing so far; %.0f %% of the span%s.",
            ValueText.count(progress.checked().deliveries(), "delivery"),
            ValueText.count(progress.missing()),
            share * 100,
            left(share)));
  }

  private String left(double share) {
    double gained = share - shareAtFirst;
    if (gained <= 0 || share >= 1) {
      return "";
    }
    long nanos = (long) ((System.nanoTime() - began) / gained * (1 - share));
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos));
    return ", about " + ValueText.duration(Duration.ofSeconds(seconds)) + " left";
  }
}
