package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.log.Position;
import io.tailrace.sink.forward.HttpEndpoint.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A forward to a real receiver, which does what receivers do. */
@Timeout(60)
class ForwardingTest {
  private ForwardScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new ForwardScene();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Forwards settings() {
    return Forwards.to(scene.endpoint.url());
  }

  @Test
  void saysWhoCalls() throws Exception {
    scene.forwarding(settings()).append(1, "ada");
    scene.turnUntilIdle();
    HttpEndpoint.Received call = scene.endpoint.received.get(0);
    assertThat(call.path()).isEqualTo("/hook");
    assertThat(call.header("User-Agent")).startsWith("Tailrace/");
    assertThat(call.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(call.header("webhook-id")).isEqualTo("e0");
  }

  @Test
  void neverMoreAtOnceThanSaid() throws Exception {
    scene.endpoint.answering(
        call -> {
          TimeUnit.MILLISECONDS.sleep(5);
          return Reply.OK;
        });
    scene.forwarding(settings().atOnce(3));
    scene.append(60, "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7");
    scene.turnUntilIdle();
    assertThat(scene.received()).hasSize(60);
    assertThat(scene.endpoint.mostAtOnce.get()).isEqualTo(3);
  }

  @Test
  void neverMoreASecondThanSaid() throws Exception {
    scene.forwarding(settings().perSecond(100)).append(60, "p0", "p1", "p2", "p3", "p4", "p5");
    long began = System.nanoTime();
    scene.turnUntilIdle();
    assertThat(scene.received()).hasSize(60).doesNotHaveDuplicates();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(580));
  }

  @Test
  void onlyTheEventsThatWereAskedFor() throws Exception {
    scene.forwarding(settings().only("email_bounced", "customer_*")).append(5, "ada");
    scene.turnUntilIdle();
    assertThat(scene.received()).isEmpty();
    assertThat(scene.consumer.status().position()).isNotNull();
    assertThat(scene.consumer.status().position().offset())
        .isEqualTo(scene.log.reader().range(0).end());
  }

  @Test
  void aRefusalKeepsStatusAndTheAnswersHead() throws Exception {
    String long4k = "no such contact\u0000".repeat(256);
    scene.endpoint.answering(call -> new Reply(422, Map.of(), long4k));
    scene.forwarding(settings()).append(1, "ada");
    scene.turnUntil(() -> letters().size() == 1);
    assertThat(letters().get(0).reason())
        .startsWith("HTTP 422: no such contact")
        .doesNotContain("\u0000")
        .hasSizeLessThan(2_100);
    assertThat(letters().get(0).attempts()).isEqualTo(3);
    assertThat(scene.received()).hasSize(3);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    scene.endpoint.answering(call -> new Reply(302, Map.of("Location", "/elsewhere"), ""));
    scene.forwarding(settings()).append(1, "ada");
    scene.turnUntil(() -> letters().size() == 1);
    assertThat(scene.endpoint.received).allMatch(call -> call.path().equals("/hook"));
    assertThat(letters().get(0).reason()).contains("change forwards.crm.url");
  }

  @Test
  void itIsNotCalledBeforeTheTimeThatItAskedFor() throws Exception {
    scene.endpoint.answering(call -> new Reply(429, Map.of("Retry-After", "600"), ""));
    scene.forwarding(settings()).append(1, "ada");
    assertThat(scene.consumer.runOnce().kind()).isEqualTo(TurnResult.Kind.HELD);
    assertThat(scene.received()).hasSize(1);
    scene.endpoint.answering(call -> Reply.OK);
    scene.clock.advance(Duration.ofSeconds(599));
    assertThat(scene.consumer.runOnce().kind()).isEqualTo(TurnResult.Kind.HELD);
    assertThat(scene.consumer.status().lastError()).contains("not to be called before");
    assertThat(scene.received()).hasSize(1);
    scene.clock.advance(Duration.ofSeconds(2));
    scene.turnUntilIdle();
    assertThat(scene.received()).containsExactly("e0", "e0");
    assertThat(letters()).isEmpty();
  }

  @Test
  void whoIsGoneIsNotCalledAgainBeforeSomebodySaysSo() throws Exception {
    scene.endpoint.answering(call -> Reply.of(410));
    scene.forwarding(settings()).append(3, "ada");
    for (int turn = 0; turn < 20; turn++) {
      scene.clock.advance(scene.consumer.runOnce().rest());
    }
    assertThat(scene.received()).hasSize(1);
    assertThat(scene.consumer.status().state()).isEqualTo(ConsumerState.STOPPED);
    assertThat(scene.consumer.status().lastError()).contains("forwards.crm.url");
    scene.endpoint.answering(call -> Reply.OK);
    Position position = scene.consumer.sink().committed(0).orElseThrow();
    scene.consumer.sink().reset(position, scene.consumer.epoch());
    scene.turnUntilIdle();
    assertThat(scene.received()).containsExactly("e0", "e0", "e1", "e2");
  }

  @Test
  void aCallThatIsNotAnsweredInTimeIsTriedAgainForEver() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    scene.endpoint.answering(
        call -> {
          if (calls.incrementAndGet() <= 5) {
            never.await();
          }
          return Reply.OK;
        });
    scene.forwarding(settings().within(Duration.ofMillis(200))).append(1, "ada");
    scene.turnUntil(() -> scene.received().size() == 1);
    assertThat(calls).hasValueGreaterThanOrEqualTo(6);
    assertThat(letters()).isEmpty();
    never.countDown();
  }

  @Test
  void aReceiverThatIsNotThereIsWaitedFor() throws Exception {
    scene.forwarding(settings());
    scene.endpoint.close();
    scene.append(500, "ada", "bob");
    for (int turn = 0; turn < 10; turn++) {
      TurnResult held = scene.consumer.runOnce();
      assertThat(held.kind()).isEqualTo(TurnResult.Kind.HELD);
      scene.clock.advance(held.rest());
    }
    assertThat(scene.pending()).isZero();
    assertThat(scene.consumer.status().lastError()).contains("cannot be reached");
    assertThat(letters()).isEmpty();
  }

  @Test
  void segmentGetsBatchesInOrder() throws Exception {
    scene.forwarding(settings().as(ForwardFormat.SEGMENT, "write-key"));
    scene.append(250, "p0", "p1", "p2");
    scene.turnUntilIdle();
    assertThat(scene.endpoint.received)
        .hasSize(3)
        .allMatch(call -> call.path().equals("/hook/v1/batch"));
    assertThat(scene.endpoint.mostAtOnce).hasValue(1);
  }

  /** It is not known which of them is refused, so each is tried alone. */
  @Test
  void aRefusedSegmentBatchIsTriedOneByOne() throws Exception {
    scene.endpoint.answering(
        call ->
            new String(call.body(), UTF_8).contains("\"messageId\":\"e7\"")
                ? Reply.of(400)
                : Reply.OK);
    scene.forwarding(settings().as(ForwardFormat.SEGMENT, "write-key"));
    scene.append(20, "p0", "p1", "p2");
    scene.turnUntil(() -> letters().size() == 1);
    scene.turnUntilIdle();
    assertThat(letters().get(0).record().key()).isEqualTo("e7");
    assertThat(Set.copyOf(scene.received())).isNotEmpty();
  }

  private List<DeadLetter> letters() {
    try {
      return scene.store.deadLetters().of("default", "e0").isEmpty()
          ? scene.store.deadLetters().of("default", "e7")
          : scene.store.deadLetters().of("default", "e0");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
