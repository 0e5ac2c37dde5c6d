package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables are made and widened; nothing is dropped or retyped. */
@Tag("full")
class TablesTest {
  private World world;

  @BeforeEach
  void start() throws Exception {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private JsonObject table(String name) {
    String resource = world.bigQuery.resource(World.PROJECT, World.DATASET, name);
    return JsonParser.parseString(resource).getAsJsonObject();
  }

  private static JsonArray fields(JsonObject table) {
    return table.getAsJsonObject("schema").getAsJsonArray("fields");
  }

  @Test
  void bothAreMadeWithDaysClustersAndDescriptions() throws Exception {
    Trial.open(world, 1).close();
    JsonObject events = table("delivery_events");
    assertThat(events.getAsJsonObject("timePartitioning").get("field").getAsString())
        .isEqualTo("timestamp");
    assertThat(events.getAsJsonObject("clustering").getAsJsonArray("fields").toString())
        .isEqualTo("[\"feed\",\"event_type\",\"campaign_id\",\"person\"]");
    assertThat(fields(events))
        .hasSize(37)
        .allMatch(field -> !field.getAsJsonObject().get("description").getAsString().isEmpty());
    assertThat(fields(table("names"))).hasSize(7);
  }

  @Test
  void openingAgainChangesNothing() throws Exception {
    Trial.open(world, 1).close();
    JsonObject before = table("delivery_events");
    Trial.open(world, 2).close();
    assertThat(table("delivery_events")).isEqualTo(before);
  }

  @Test
  void missingColumnsAreAdded() throws Exception {
    make("campaign_id", "INTEGER");
    try (Trial owner = Trial.open(world, 1)) {
      owner.write(0, 2);
    }
    assertThat(fields(table("delivery_events"))).hasSize(37);
    assertThat(world.rows().get(0).text("feed")).isEqualTo("default");
  }

  @Test
  void aNewColumnTakesMinutesAndThenIsWritten() throws Exception {
    world.close();
    world = new World(Duration.ofDays(7), Duration.ofSeconds(3), true);
    make("campaign_id", "INTEGER");
    try (Trial owner = Trial.open(world, 1)) {
      assertThatThrownBy(() -> owner.write(0, 2))
          .hasMessageContaining("needs some minutes")
          .hasMessageContaining("Tailrace retries");
      world.clock.advance(Duration.ofMinutes(11));
      owner.sink.open();
      owner.write(0, 2);
    }
    assertThat(world.ids()).containsExactlyInAnyOrder("event-0", "event-1");
  }

  @Test
  void aColumnOfAnotherTypeIsLeftAndSaid() throws Exception {
    make("campaign_id", "STRING");
    assertThatThrownBy(() -> Trial.open(world, 1))
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("campaign_id")
        .hasMessageContaining("rename the table");
    assertThat(fields(table("delivery_events"))).hasSize(1);
  }

  /** A table that somebody made, with this one column. */
  private void make(String column, String type) throws Exception {
    Access access = world.settings(World.DATASET).access();
    try (Rest rest = new Rest(access.rest(), null, new Retrying(Duration.ofSeconds(1)))) {
      Dataset dataset = world.settings(World.DATASET).dataset();
      String datasets = "projects/" + dataset.project() + "/datasets";
      rest.call("POST", datasets, new TableResources(dataset).dataset());
      JsonObject table = new TableResources(dataset).events();
      JsonObject field = new JsonObject();
      field.addProperty("name", column);
      field.addProperty("type", type);
      JsonArray fields = new JsonArray();
      fields.add(field);
      table.getAsJsonObject("schema").add("fields", fields);
      rest.call("POST", datasets + "/" + dataset.name() + "/tables", table);
    }
  }
}
