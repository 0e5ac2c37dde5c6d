package io.tailrace.cli;

import io.tailrace.admin.ApiRequest;
import io.tailrace.cli.ApiCommand.Questions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the crank of a comparison until it is done, and says on the way how far it is. For one
 * thread.
 */
final class Comparison {
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final Questions questions;
  private final Shell shell;
  private JsonNode progress;
  private double shareAtFirst;
  private long began;
  private long said;

  Comparison(Questions questions, Shell shell) {
    this.questions = questions;
    this.shell = shell;
  }

  /** Begins it, or goes on with it, and returns its end. */
  JsonNode run(ObjectNode question) throws Exception {
    progress = questions.askCustomerIo(ApiRequest.post("/api/reconcile", question));
    if (progress.path("resumed").asBoolean()) {
      shell.say("Going on with what was interrupted; --restart begins anew.");
    }
    return finish();
  }

  private JsonNode finish() throws Exception {
    shareAtFirst = progress.path("share").asDouble();
    began = System.nanoTime();
    said = began;
    while (!progress.path("done").asBoolean()) {
      progress = questions.askCustomerIo(ApiRequest.post("/api/reconcile/step", run()));
      sayNowAndThen();
    }
    return progress;
  }

  /** What names it. */
  ObjectNode run() {
    ObjectNode run = JsonNodeFactory.instance.objectNode();
    run.set("feed", progress.path("feed"));
    run.set("run", progress.path("run"));
    return run;
  }

  /** What is to be seen again after something was changed. */
  JsonNode lookAgain() throws Exception {
    progress = questions.askCustomerIo(ApiRequest.post("/api/reconcile/step", run()));
    return finish();
  }

  /** Each of the missing, page by page. */
  void missing(Consumer<JsonNode> each) throws Exception {
    Long after = 0L;
    while (after != null) {
      JsonNode page =
          questions.ask(
              ApiRequest.get("/api/reconcile/missing")
                  .with("feed", ValueText.of(progress.path("feed")))
                  .with("run", ValueText.of(progress.path("run")))
                  .with("after", after));
      page.path("missing").valueStream().forEach(each);
      after = page.path("next").isNull() ? null : page.path("next").asLong();
    }
  }

  private void sayNowAndThen() {
    if (System.nanoTime() - said < SAY_EVERY_NANOS || progress.path("done").asBoolean()) {
      return;
    }
    said = System.nanoTime();
    if (progress.path("waiting").asBoolean()) {
      shell.say("Waiting for the database to catch up with the log.");
      return;
    }
    JsonNode checked = progress.path("checked");
    double share = progress.path("share").asDouble();
    shell.say(
        String.format(
            Locale.ROOT,
            "Checked %s, %s missing so far; %.0f %% of the span%s.",
            ValueText.count(checked.path("deliveries").asLong(), "delivery"),
            ValueText.count(progress.path("missing").asLong()),
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
