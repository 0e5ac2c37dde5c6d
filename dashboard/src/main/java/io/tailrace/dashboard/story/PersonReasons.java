package io.tailrace.dashboard.story;

import io.tailrace.customerio.SubscriptionPreferences;
import io.tailrace.customerio.SubscriptionPreferences.Choice;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.PersonReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What says not to write to somebody, what they want to hear of, and how it is lifted. Stateless.
 */
final class PersonReasons {
  /** Those that the sender may lift; the others are the person's own word. */
  private static final Set<String> SUPPRESSED = Set.of("bounced", "spammed", "dropped");

  private PersonReasons() {}

  static DataTable table(PersonReport.Entry entry, StoryPaths paths) {
    return DataTable.of(
        "What says not to write to them",
        List.of(
            TableColumn.text("Reason"),
            TableColumn.text("Channel"),
            TableColumn.text("Address"),
            TableColumn.text("Since"),
            TableColumn.text("Event")),
        entry.doNotContact().stream().map(row -> row(row, entry.feed(), paths)).toList());
  }

  private static List<TableCell> row(Map<String, Object> row, String feed, StoryPaths paths) {
    String reason = String.valueOf(row.get("reason"));
    String cause = row.get("cause") instanceof String text ? ": " + text.replace('_', ' ') : "";
    TableCell event =
        row.get("event_id") instanceof String id
            ? TableCell.code(id).to(paths.event(id, feed))
            : TableCell.of("–");
    return List.of(
        TableCell.of(StoryWords.metric(reason) + cause).toned(Tone.BAD),
        TableCell.of(channel(String.valueOf(row.get("object_type")))),
        TableCell.of(row.get("address") instanceof String address ? address : "all of theirs"),
        TableCell.time(since(row)),
        event);
  }

  private static @Nullable Instant since(Map<String, Object> row) {
    return row.get("since") instanceof String since ? Instant.parse(since) : null;
  }

  private static String channel(String objectType) {
    return objectType.equals("customer") ? "All channels" : StoryWords.channel(objectType);
  }

  /** A button for each address that is suppressed by a channel. */
  static List<ChangeForm> lifts(String asked, PersonReport.Entry entry) {
    Map<String, ChangeForm> lifts = new LinkedHashMap<>();
    for (Map<String, Object> row : entry.doNotContact()) {
      if (SUPPRESSED.contains(row.get("reason")) && row.get("address") instanceof String address) {
        String type = String.valueOf(row.get("object_type"));
        lifts.put(
            type + " " + address,
            SuppressionLiftPage.form(
                asked, Map.of("feed", entry.feed(), "address", address, "type", type)));
      }
    }
    return List.copyOf(lifts.values());
  }

  /** What they have said of channels and topics. */
  static DataTable preferences(PersonReport.Entry entry) {
    Object said = entry.person() == null ? null : entry.person().get("preferences");
    List<Choice> choices = SubscriptionPreferences.read(said instanceof String json ? json : null);
    return DataTable.of(
        "What they want to hear of",
        List.of(
            TableColumn.text("Topic"), TableColumn.text("Channel"), TableColumn.text("Wants it")),
        choices.stream().map(PersonReasons::choice).toList());
  }

  private static List<TableCell> choice(Choice choice) {
    return List.of(
        TableCell.of(choice.topic().isEmpty() ? "All topics" : choice.topic()),
        TableCell.of(channel(choice.objectType())),
        choice.wanted() ? TableCell.of("Yes").toned(Tone.OK) : TableCell.of("No").toned(Tone.WARN));
  }
}
