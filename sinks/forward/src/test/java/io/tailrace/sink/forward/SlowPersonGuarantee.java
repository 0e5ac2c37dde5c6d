package io.tailrace.sink.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.sink.forward.HttpEndpoint.Reply;
import io.tailrace.testkit.NegativeControl;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The guarantee: answers that are slow for one person hold up nobody else's events, and that
 * person's still come in order. Proved with calls that are not answered before all others are
 * there.
 */
@Timeout(60)
class SlowPersonGuarantee {
  private static final int EVENTS = 600;
  private final CountDownLatch answered = new CountDownLatch(1);

  @Test
  void slowAnswersForOneHoldUpNobodyElse() throws Exception {
    try (ForwardScene scene = slowForP0()) {
      scene.forwarding(Forwards.to(scene.endpoint.url()).atOnce(8).within(Duration.ofSeconds(30)));
      scene.append(EVENTS, "p0", "p1", "p2", "p3", "p4", "p5");
      othersAreThere(scene);
      answered.countDown();
      scene.turnUntilIdle();
      assertEachOnceInOrder(scene);
    }
  }

  /** With one call at a time, all wait. */
  @Test
  @NegativeControl
  void withOneCallAtATimeAllWait() throws Exception {
    try (ForwardScene scene = slowForP0()) {
      scene.forwarding(Forwards.to(scene.endpoint.url()).atOnce(1).within(Duration.ofSeconds(2)));
      scene.append(EVENTS, "p0", "p1", "p2", "p3", "p4", "p5");
      assertThatThrownBy(() -> othersAreThereSoon(scene)).isInstanceOf(AssertionError.class);
      answered.countDown();
    }
  }

  private ForwardScene slowForP0() throws Exception {
    ForwardScene scene = new ForwardScene();
    scene.endpoint.answering(
        call -> {
          if (ForwardScene.person(call).equals("p0")) {
            answered.await();
          }
          return Reply.OK;
        });
    return scene;
  }

  private static void othersAreThere(ForwardScene scene) {
    scene.turnUntil(() -> scene.received().size() == EVENTS - EVENTS / 6);
    assertThat(scene.endpoint.received).noneMatch(call -> ForwardScene.person(call).equals("p0"));
  }

  private static void othersAreThereSoon(ForwardScene scene) {
    for (int turn = 0; turn < 3; turn++) {
      scene.consumer.runOnce();
    }
    assertThat(scene.received()).hasSize(EVENTS - EVENTS / 6);
  }

  private static void assertEachOnceInOrder(ForwardScene scene) {
    List<String> ids = scene.received();
    assertThat(ids).hasSize(EVENTS);
    assertThat(Set.copyOf(ids)).hasSize(EVENTS);
    for (int person = 0; person < 6; person++) {
      int of = person;
      assertThat(
              IntStream.range(0, ids.size())
                  .mapToObj(ids::get)
                  .map(id -> Integer.parseInt(id.substring(1)))
                  .filter(n -> n % 6 == of))
          .isSorted();
    }
  }
}
