package io.tailrace.customerio.appapi;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reporting webhook of the workspace. Its signing key is in no answer: only its page in
 * Customer.io shows it. Immutable, safe to share between threads.
 *
 * @param type {@code webhook} or {@code js}
 */
public record ReportingWebhook(long id, @Nullable String type, Settings settings) {

  /**
   * What can be set. Immutable.
   *
   * @param events names as in {@link SubscriptionNames}; one that Customer.io does not know makes
   *     it refuse all
   * @param disabled true = nothing is sent
   * @param fullResolution false = of the opens and clicks of a delivery, only the first
   * @param withContent whether sent events hold the whole message
   */
  public record Settings(
      @Nullable String name,
      @Nullable String endpoint,
      List<String> events,
      boolean disabled,
      boolean fullResolution,
      boolean withContent) {

    public Settings {
      events = List.copyOf(events);
    }

    /** Disabled, as it must be until its signing key is known to whoever receives. */
    public static Settings disabled(String name, URI endpoint, List<String> events) {
      return new Settings(name, endpoint.toString(), events, true, false, false);
    }

    public Settings withDisabled(boolean disabled) {
      return new Settings(name, endpoint, events, disabled, fullResolution, withContent);
    }

    public Settings withEvents(List<String> events) {
      return new Settings(name, endpoint, events, disabled, fullResolution, withContent);
    }

    /** What an answer tells need not be complete; what is sent must. */
    void requireComplete() {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException("A reporting webhook needs a name.");
      }
      if (endpoint == null || !endpoint.matches("(?i)https?://[^\\s/?#]+.*")) {
        throw new IllegalArgumentException(
            "A reporting webhook's endpoint must be a whole URL, such as"
                + " https://example.com/path.");
      }
      if (events.isEmpty() || events.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("A reporting webhook needs at least one event.");
      }
    }

    String json() {
      return new JsonText()
          .field("name", name)
          .field("endpoint", endpoint)
          .field("events", events)
          .field("disabled", disabled)
          .field("full_resolution", fullResolution)
          .field("with_content", withContent)
          .object();
    }
  }

  static ReportingWebhook read(Fields fields) {
    Settings settings =
        new Settings(
            fields.text("name"),
            fields.text("endpoint"),
            fields.texts("events"),
            fields.flag("disabled"),
            fields.flag("full_resolution"),
            fields.flag("with_content"));
    return new ReportingWebhook(fields.ownId(), fields.text("type"), settings);
  }
}
