package io.tailrace.receiver.jetty;

import io.tailrace.core.FeedPath;
import io.tailrace.customerio.SignatureScheme;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.Feed;
import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real receiver on a free port, with a log in memory. */
final class TestReceiver implements AutoCloseable {
  final MemoryLog log = new MemoryLog();
  final List<AnsweredRequest> answered = new CopyOnWriteArrayList<>();
  final Receiver receiver;
  final Path spill = Files.createTempDirectory("tailrace-spill");
  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

  TestReceiver() throws IOException {
    this(ReceiverLimits.DEFAULT);
  }

  TestReceiver(ReceiverLimits limits) throws IOException {
    this(limits, ListeningSocket.own("127.0.0.1", 0));
  }

  TestReceiver(ReceiverLimits limits, ListeningSocket socket) throws IOException {
    feed(new Feed(FeedPath.DEFAULT_FEED, verifier()));
    feed(new Feed("second", verifier()));
    feed(new Feed("keyless", null));
    feed(new Feed("strict", verifier(), Duration.ofHours(1)));
    spill.toFile().deleteOnExit();
    receiver =
        new Receiver(
            new ReceiverSettings(socket, spill, limits),
            name -> Optional.ofNullable(feeds.get(name)),
            log,
            answered::add,
            InstantSource.system());
    receiver.start();
  }

  private static SignatureVerifier verifier() {
    return new SignatureVerifier(List.of(SignedRequest.KEY), SignatureScheme.ANY);
  }

  void feed(Feed feed) {
    feeds.put(feed.name(), feed);
  }

  RawClient connect() throws IOException {
    return new RawClient(receiver.port());
  }

  /** Sends on a connection of its own. */
  Reply send(SignedRequest request) throws IOException {
    try (RawClient client = connect()) {
      return client.send(request.bytes()).reply();
    }
  }

  AnsweredRequest lastAnswered() {
    return answered.get(answered.size() - 1);
  }

  /** Closes before the test is over. */
  void stop() {
    receiver.close();
  }

  @Override
  public void close() {
    receiver.close();
  }
}
