package io.tailrace.testkit.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiPage;
import io.tailrace.customerio.appapi.Limits;
import io.tailrace.customerio.appapi.Message;
import io.tailrace.customerio.appapi.MessageQuery;
import io.tailrace.testkit.customerio.SentMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever the API does, a list is read whole and each thing in it once. */
class PagingAndFaultsTest {
  private static final MessageQuery TENS = MessageQuery.ALL.withLimit(10);

  private static void readWhole(World world, AppApi client) {
    List<String> ids = client.messages(TENS).map(Message::id).toList();
    assertThat(ids)
        .doesNotHaveDuplicates()
        .hasSize(world.history.messages(it -> !draft(it)).size());
  }

  private static boolean draft(SentMessage message) {
    return message.metrics().size() == 2 && message.metrics().containsKey("drafted");
  }

  @Test
  void aListOfManyPages() throws IOException {
    try (World world = new World()) {
      world.happened(1_000, Duration.ofDays(1));
      readWhole(world, world.client());
      assertThat(world.api.limited()).isZero();
      assertThat(world.requests).hasSizeGreaterThan(30);
    }
  }

  @Test
  void aNextThatNeverEnds() throws IOException {
    try (World world = new World(Rules::withLiveNextAtEnd)) {
      world.happened(200, Duration.ofDays(1));
      readWhole(world, world.client());
    }
  }

  @Test
  void faultsInBetween() throws IOException {
    List<AppApiFault> faults = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      faults.add(AppApiFault.status(429));
      faults.add(AppApiFault.status(500));
      faults.add(AppApiFault.status(503));
      faults.add(AppApiFault.cut());
      faults.add(AppApiFault.cutBody());
      faults.add(AppApiFault.body(502, "<html>Bad gateway</html>"));
    }
    Collections.shuffle(faults, new Random(7));
    try (World world = new World()) {
      world.happened(400, Duration.ofDays(1));
      AppApi client = world.client(new Limits(10, Duration.ofSeconds(5), Duration.ofHours(1)));
      int pages = 0;
      List<String> ids = new ArrayList<>();
      for (AppApiPage<Message> page :
          (Iterable<AppApiPage<Message>>) client.messagePages(TENS)::iterator) {
        // Each page but the first is read after some faults.
        world.api.failNext(
            faults.subList(pages * 4 % 56, pages * 4 % 56 + 4).toArray(AppApiFault[]::new));
        page.items().forEach(it -> ids.add(it.id()));
        pages++;
      }
      assertThat(new TreeSet<>(ids)).hasSize(ids.size());
      assertThat(ids).hasSize(world.history.messages(it -> !draft(it)).size());
      assertThat(pages).isGreaterThan(10);
    }
  }

  @Test
  void aWorkspaceThatOthersAskToo() throws IOException {
    // The client believes in 50 a second; the workspace has 10.
    try (World world = new World()) {
      world.happened(400, Duration.ofDays(1));
      readWhole(world, world.client(new Limits(50, Duration.ofSeconds(5), Duration.ofMinutes(2))));
      assertThat(world.api.limited()).isPositive();
    }
  }

  @Test
  void resumedWhereItWasLeft() throws IOException {
    try (World world = new World()) {
      world.happened(400, Duration.ofDays(1));
      List<Message> all = world.client().messages(TENS).toList();
      AppApiPage<Message> first = world.client().messagePages(TENS).findFirst().orElseThrow();
      List<Message> rest = world.client().messages(TENS.resumedAt(first.next())).toList();

      assertThat(rest).isEqualTo(all.subList(10, all.size()));
    }
  }
}
