package io.tailrace.receiver.jetty;

import io.tailrace.core.log.EventLog;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.receiver.Feed;
import io.tailrace.receiver.ReceiverLimits;
import io.tailrace.receiver.RequestListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what a receiver is to take, and where it listens. For one thread. */
public final class ReceiverBuilder {
  private final EventLog log;
  private final Map<String, Feed> feeds = new HashMap<>();
  private String host = "0.0.0.0";
  private int port = 8080;
  private Path spillFolder =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "tailrace-" + ProcessHandle.current().pid(),
          "spill");
  private ReceiverLimits limits = ReceiverLimits.DEFAULT;
  private RequestListener listener = RequestListener.NONE;

  ReceiverBuilder(EventLog log) {
    this.log = log;
  }

  /**
   * One more reporting webhook.
   *
   * @param name as in its path
   * @param signingKeys as its page in Customer.io shows them; several may be live
   */
  public ReceiverBuilder feed(String name, List<String> signingKeys) {
    return feed(new Feed(name, SignatureVerifier.of(signingKeys.toArray(String[]::new))));
  }

  /** One more, with rules of its own. */
  public ReceiverBuilder feed(Feed feed) {
    feeds.put(feed.name(), feed);
    return this;
  }

  /** The address to listen on; every IPv4 one, where it is not said. */
  public ReceiverBuilder host(String address) {
    this.host = address;
    return this;
  }

  /** The port, 8080 where it is not said; 0 takes a free one. */
  public ReceiverBuilder port(int number) {
    this.port = number;
    return this;
  }

  /**
   * For large bodies while they come in: made if it is not there, and emptied. Where it is not
   * said, one of this process's in the system's folder for what is temporary.
   */
  public ReceiverBuilder spillFolder(Path folder) {
    this.spillFolder = folder;
    return this;
  }

  public ReceiverBuilder limits(ReceiverLimits bounds) {
    this.limits = bounds;
    return this;
  }

  /** Who is told of every request. */
  public ReceiverBuilder listener(RequestListener told) {
    this.listener = told;
    return this;
  }

  /**
   * Begins to accept.
   *
   * @throws IOException it cannot listen there, or cannot write to the spill folder
   */
  public Receiver start() throws IOException {
    var settings = new ReceiverSettings(ListeningSocket.own(host, port), spillFolder, limits);
    Map<String, Feed> known = Map.copyOf(feeds);
    var receiver =
        new Receiver(
            settings,
            name -> Optional.ofNullable(known.get(name)),
            log,
            listener,
            InstantSource.system());
    try {
      receiver.start();
      return receiver;
    } catch (IOException | RuntimeException e) {
      receiver.close();
      throw e;
    }
  }
}
