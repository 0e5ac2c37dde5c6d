package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.SubscriptionPreferences.Choice;
import org.junit.jupiter.api.Test;

class SubscriptionPreferencesTest {
  @Test
  void channelsAndTopics() {
    assertThat(
            SubscriptionPreferences.read(
                "{\"topics\":{\"topic_1\":true,\"topic_2\":false},\"channels\":{\"Email\":false},"
                    + "\"other\":{\"x\":false}}"))
        .containsExactly(
            new Choice("customer", "topic_1", true),
            new Choice("customer", "topic_2", false),
            new Choice("email", "", false));
  }

  @Test
  void otherSpellingsAndShapes() {
    assertThat(
            SubscriptionPreferences.read(
                "{\"topics\":{\"t\":{\"subscribed\":\"false\",\"channels\":{\"sms\":0}}},"
                    + "\"channels\":{\"push\":{\"subscribed\":false}}}"))
        .containsExactly(
            new Choice("customer", "t", false),
            new Choice("sms", "t", false),
            new Choice("push", "", false));
  }

  @Test
  void whatSaysNothing() {
    for (String json :
        new String[] {
          null,
          "",
          "x",
          "[]",
          "{}",
          "{\"topics\":[1]}",
          "{\"channels\":{\"email\":null}}",
          "{\"channels\":{\"email\":false}"
        }) {
      assertThat(SubscriptionPreferences.read(json)).as(json).isEmpty();
    }
  }
}
