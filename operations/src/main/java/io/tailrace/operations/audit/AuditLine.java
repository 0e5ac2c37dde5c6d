package io.tailrace.operations.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the audit: that something began or was, or how what began has ended. Immutable.
 *
 * @param id joins the two lines of one act; empty of one that has one line alone
 * @param entry what began or was; null if this says how it ended
 * @param ended how it ended; null if this says that it began or was
 */
record AuditLine(String id, @Nullable AuditEntry entry, @Nullable AuditOutcome ended) {
  private static final JsonMapper JSON = JsonMapper.shared();

  byte[] bytes() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    if (!id.isEmpty()) {
      line.put("id", id);
    }
    if (entry != null) {
      put(line, entry);
      put(line, new AuditOutcome(entry.outcome(), entry.count(), entry.detail()));
    } else if (ended != null) {
      put(line, ended);
    }
    return (JSON.writeValueAsString(line) + "\n").getBytes(UTF_8);
  }

  private static void put(ObjectNode line, AuditEntry entry) {
    line.put("at", entry.at().toString());
    line.put("who", entry.who());
    line.put("role", entry.role());
    line.put("way", entry.way());
    line.put("act", entry.act());
    line.put("target", entry.target());
    ObjectNode parameters = line.putObject("parameters");
    entry.parameters().forEach(parameters::put);
  }

  private static void put(ObjectNode line, AuditOutcome outcome) {
    line.put("outcome", outcome.outcome());
    if (outcome.count() != null) {
      line.put("count", outcome.count());
    }
    if (outcome.detail() != null) {
      line.put("detail", outcome.detail());
    }
  }

  /** Empty if it is none: a process that was killed can have left a part of one. */
  static Optional<AuditLine> read(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      String id = line.path("id").asString("");
      var outcome =
          new AuditOutcome(
              line.path("outcome").asString(""),
              line.has("count") ? line.path("count").asLong() : null,
              line.has("detail") ? line.path("detail").asString() : null);
      return Optional.of(
          line.has("at")
              ? new AuditLine(id, entry(line, outcome), null)
              : new AuditLine(id, null, outcome));
    } catch (JacksonException | DateTimeException torn) {
      return Optional.empty();
    }
  }

  private static AuditEntry entry(JsonNode line, AuditOutcome outcome) {
    Map<String, String> parameters = new LinkedHashMap<>();
    line.path("parameters").forEachEntry((name, value) -> parameters.put(name, value.asString("")));
    var actor =
        new AuditActor(
            line.path("who").asString(""),
            line.path("role").asString(""),
            line.path("way").asString(""));
    var act =
        new AuditedAct(line.path("act").asString(""), line.path("target").asString(""), parameters);
    return AuditEntry.of(Instant.parse(line.path("at").asString("")), actor, act, outcome);
  }
}
