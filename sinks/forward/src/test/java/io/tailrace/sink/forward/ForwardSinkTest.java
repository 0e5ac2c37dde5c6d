package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.handler.SinkPosition;
import io.tailrace.core.sink.Sink;
import io.tailrace.sink.forward.HttpEndpoint.Reply;
import io.tailrace.testkit.sink.SinkContract;
import io.tailrace.testkit.sink.TrialRecords;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** The contract of all sinks, with a receiver that does nothing twice. */
class ForwardSinkTest extends SinkContract {
  private static final Pattern ID =
      Pattern.compile("\"event_id\":\"([^\"]*)\",\"feed\":\"([^\"]*)\"");
  private final Map<Path, InMemoryConsumerStore> stores = new HashMap<>();
  private final Map<Path, Set<String>> effects = new HashMap<>();
  private final Map<Path, HttpEndpoint> endpoints = new HashMap<>();
  private Path last;

  @AfterEach
  void closeEndpoints() {
    endpoints.values().forEach(HttpEndpoint::close);
  }

  @Override
  public Sink on(Path folder) throws Exception {
    last = folder;
    var store =
        stores.computeIfAbsent(folder, one -> new InMemoryConsumerStore(Set.of("forward:crm")));
    Set<String> done = effects.computeIfAbsent(folder, one -> new LinkedHashSet<>());
    HttpEndpoint endpoint = endpoints.get(folder);
    if (endpoint == null) {
      endpoint = new HttpEndpoint().answering(call -> taken(call, done));
      endpoints.put(folder, endpoint);
    }
    // One call at a time, so that the order of effects is that of the records.
    ForwardConfig config = Forwards.to(endpoint.url()).atOnce(1).config();
    var clock = new SettableClock(TrialRecords.START);
    var format =
        new StandardFormat(
            new StandardSignature(config.signingKeys(), "k"), EventFields.of(List.of()));
    var target = new ForwardTarget(config, format, new ForwardClient(config, clock), clock);
    return new ForwardSink(
        config, target, new SinkPosition(config.sink(), store.positions()), clock);
  }

  private static Reply taken(HttpEndpoint.Received call, Set<String> done) {
    Matcher id = ID.matcher(new String(call.body(), UTF_8));
    synchronized (done) {
      done.add(id.find() ? id.group(2) + '/' + id.group(1) : "none");
    }
    return Reply.OK;
  }

  @Override
  public List<String> effect(Sink sink) {
    Set<String> done = effects.get(last);
    synchronized (done) {
      return done.stream().map(id -> id.substring(id.indexOf('/') + 1)).toList();
    }
  }

  @Override
  public boolean commitsAfterItsEffect() {
    return true;
  }

  /** A crash leaves what the store and the receiver have. */
  @Override
  public Path crashed(Path folder, Path copy) {
    stores.put(copy, stores.get(folder));
    effects.put(copy, new LinkedHashSet<>(effects.get(folder)));
    return copy;
  }
}
