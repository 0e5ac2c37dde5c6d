package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqliteAppendQueueTest {
  private static final long LONG = TimeUnit.SECONDS.toNanos(10);

  private final SqliteAppendQueue queue =
      new SqliteAppendQueue(new SqliteLogSettings.Queue(10, 1_000));

  private static AppendRequest request(int records, int bytesEach, long nanosLeft) {
    NewRecord record = LogFixture.event("e", new byte[bytesEach]);
    return new AppendRequest(Stream.generate(() -> record).limit(records).toList(), nanosLeft);
  }

  @Test
  void takesInOrder() throws Exception {
    List<AppendRequest> requests =
        List.of(request(1, 1, LONG), request(2, 1, LONG), request(3, 1, LONG));
    for (AppendRequest request : requests) {
      queue.offer(request);
    }
    assertThat(queue.depth()).isEqualTo(6);
    assertThat(queue.take(0)).isEqualTo(requests);
    assertThat(queue.depth()).isZero();
    assertThat(queue.take(0)).isEmpty();
  }

  @Test
  void isBoundedInRecordsAndBytes() throws Exception {
    queue.offer(request(9, 1, LONG));
    assertThatThrownBy(() -> queue.offer(request(2, 1, LONG)))
        .isInstanceOf(LogUnavailableException.class);
    assertThatThrownBy(() -> queue.offer(request(1, 999, LONG)))
        .isInstanceOf(LogUnavailableException.class);
    queue.offer(request(1, 1, LONG));
    assertThat(queue.take(0)).hasSize(2);
  }

  @Test
  void oneThatIsLargerThanTheBoundsIsLetInAlone() throws Exception {
    queue.offer(request(50, 100, LONG));
    assertThatThrownBy(() -> queue.offer(request(1, 1, LONG)))
        .isInstanceOf(LogUnavailableException.class);
    assertThat(queue.take(0)).hasSize(1);
  }

  @Test
  void whatIsPastItsDeadlineIsNotTaken() throws Exception {
    AppendRequest late = request(1, 1, 0);
    queue.offer(late);
    queue.offer(request(1, 1, LONG));
    assertThat(queue.take(0)).hasSize(1).doesNotContain(late);
    assertThatThrownBy(late::await).hasMessageContaining("was not kept");
  }

  @Test
  void closedItTakesNoMoreButGivesWhatItHas() throws Exception {
    queue.offer(request(1, 1, LONG));
    queue.close();
    assertThatThrownBy(() -> queue.offer(request(1, 1, LONG)))
        .isInstanceOf(LogUnavailableException.class);
    assertThat(queue.take(LONG)).hasSize(1);
    assertThat(queue.take(LONG)).as("does not wait").isEmpty();
  }

  @Test
  void anInterruptedCallerTakesItBackIfItCan() throws Exception {
    AppendRequest request = request(1, 1, LONG);
    queue.offer(request);
    Thread.currentThread().interrupt();
    assertThatThrownBy(request::await).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).as("and stays interrupted").isTrue();
    assertThat(queue.take(0)).isEmpty();
  }

  @Test
  void aTakenOneIsAnsweredByWhatBecameOfIt() throws Exception {
    AppendRequest request = request(1, 1, TimeUnit.MINUTES.toNanos(1));
    queue.offer(request);
    assertThat(queue.take(0)).containsExactly(request);
    Thread writer = Thread.ofPlatform().start(request::done);
    request.await();
    writer.join();
  }

  @Test
  void aTakenOneIsNotWaitedForForEver() throws Exception {
    AppendRequest request = request(1, 1, TimeUnit.MILLISECONDS.toNanos(50));
    queue.offer(request);
    queue.take(0);
    AtomicBoolean over = new AtomicBoolean();
    Thread reminding =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    queue.remind();
                    LockSupport.parkNanos(10_000_000);
                  }
                });
    assertThatThrownBy(request::await).hasMessageContaining("may be kept yet");
    over.set(true);
    reminding.join();
  }
}
