package io.tailrace.cli;

import tools.jackson.databind.JsonNode;

/** One feed's part of {@code explain}, for people. Immutable. */
record ExplanationText(Shell shell) {

  void print(JsonNode explanation) {
    JsonNode record = explanation.path("record");
    line("event", ValueText.of(explanation.path("event_id")) + " in feed " + feed(explanation));
    if (explanation.path("known").asBoolean()) {
      boolean logKnows = !explanation.path("sinks").isEmpty();
      if (logKnows) {
        line("received", received(explanation, record));
        line("kept", kept(explanation, record));
      } else {
        line("kept", "no more: it is older than the log, which has forgotten its id too");
        stored("database", explanation.path("database"));
        stored("warehouse", explanation.path("warehouse"));
      }
      if (record.isObject()) {
        about(record);
      }
      explanation.path("sinks").valueStream().forEach(sink -> sink(sink, explanation));
    }
    explanation.path("reused").valueStream().forEach(this::reused);
  }

  private void about(JsonNode record) {
    JsonNode reason = record.path("reason");
    if (reason.isObject()) {
      line(
          "quarantine",
          ValueText.of(reason.path("code")) + ": " + ValueText.of(reason.path("detail")));
    } else {
      line(
          "what",
          ValueText.of(record.path("event_type"))
              + " at "
              + ValueText.of(record.path("timestamp")));
      line("who", ValueText.of(record.path("person")) + recipient(record));
    }
  }

  private static String recipient(JsonNode record) {
    String recipient = ValueText.of(record.path("recipient"));
    return recipient.isEmpty() ? "" : ", as " + recipient;
  }

  private static String feed(JsonNode explanation) {
    return ValueText.of(explanation.path("feed"));
  }

  private static String received(JsonNode explanation, JsonNode record) {
    String source = ValueText.of(record.path("source"));
    return ValueText.of(explanation.path("received_at"))
        + (source.isEmpty() ? "" : ", by " + source);
  }

  private static String kept(JsonNode explanation, JsonNode record) {
    String where =
        "partition "
            + ValueText.of(explanation.path("partition"))
            + ", offset "
            + ValueText.of(explanation.path("offset"));
    if (record.isObject()) {
      return where;
    }
    return explanation.path("lacking").asBoolean()
        ? "belongs at " + where + "; the log lacks the record, although it should hold it"
        : "was at " + where + "; the log's retention took the record, its id is still known";
  }

  /** One sentence of what it was told and of what it has, so that both cannot disagree unseen. */
  private void sink(JsonNode sink, JsonNode explanation) {
    String name = ValueText.of(sink.path("sink"));
    String outcome = ValueText.of(sink.path("outcome"));
    String detail = ValueText.of(sink.path("detail"));
    JsonNode check = explanation.path(name);
    String row = row(name, outcome, check);
    boolean good = outcome.equals("written") && !lacks(check);
    String shown =
        good
            ? shell.style().good(outcome)
            : outcome.equals("waiting") ? outcome : shell.style().bad(outcome);
    line(name, shown + (detail.isEmpty() ? "" : ": " + detail) + row);
  }

  /** What can still be told of an event that the log has forgotten. */
  private void stored(String store, JsonNode check) {
    if (!check.isObject()) {
      return;
    }
    JsonNode there = check.path("there");
    line(
        store,
        there.isNull()
            ? "could not be asked: " + ValueText.of(check.path("detail"))
            : there.asBoolean() ? "has its row" : "has no row of it");
  }

  private static boolean lacks(JsonNode check) {
    return check.path("there").isBoolean() && !check.path("there").asBoolean();
  }

  private static String row(String store, String outcome, JsonNode check) {
    boolean written = outcome.equals("written");
    if (!check.isObject()) {
      return "";
    }
    if (check.path("there").isNull()) {
      return "; whether its row is there could not be asked: " + ValueText.of(check.path("detail"));
    }
    if (check.path("there").asBoolean()) {
      return written
          ? ": the " + store + " has its row"
          : "; all the same, the " + store + " has its row";
    }
    return written
        ? ", but the "
            + store
            + " has no row of it now: it was older than what is kept there, or removed since"
        : "";
  }

  private void reused(JsonNode body) {
    line(
        "also",
        "quarantined body "
            + ValueText.of(body.path("id"))
            + " ("
            + ValueText.of(body.at("/event/event_type"))
            + "), received "
            + ValueText.of(body.path("received_at"))
            + ", came with the same event_id but means another event");
  }

  private void line(String name, String text) {
    shell.out().println(shell.style().dim(ValueText.padded(name, 12)) + text);
  }
}
