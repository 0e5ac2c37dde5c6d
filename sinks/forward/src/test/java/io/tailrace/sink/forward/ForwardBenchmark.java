package io.tailrace.sink.forward;

import io.tailrace.sink.forward.HttpEndpoint.Reply;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How many events a second one forward delivers to a receiver that answers after 20 ms, with 64
 * calls at once: its only partition, its log and its store in memory, its receiver in the same
 * process. Run by hand.
 */
final class ForwardBenchmark {
  private ForwardBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    int concurrency = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    String[] persons = IntStream.range(0, 1_000).mapToObj(i -> "p" + i).toArray(String[]::new);
    try (ForwardScene scene = new ForwardScene()) {
      scene.endpoint.answering(
          call -> {
            TimeUnit.MILLISECONDS.sleep(20);
            return Reply.OK;
          });
      scene.forwarding(Forwards.to(scene.endpoint.url()).atOnce(concurrency));
      for (int i = 0; i < events; i += 1_000) {
        scene.append(1_000, persons);
      }
      long began = System.nanoTime();
      scene.turnUntilIdle();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf(
          "%d events in %d ms: %d/s%n",
          scene.endpoint.received.size(), took.toMillis(), events * 1_000L / took.toMillis());
    }
  }
}
