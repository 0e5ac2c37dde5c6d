package io.tailrace.pipeline;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.engine.WholeFile;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import io.tailrace.core.sqlite.NotAtRestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured sinks of one process, whatever engines they are on. Opens none by itself. Safe for
 * use by many threads.
 */
public final class PipelineSinks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineSinks.class);
  private final List<ConfiguredSink> sinks;
  private final Map<String, SinkFile> files = new ConcurrentHashMap<>();

  public PipelineSinks(List<ConfiguredSink> sinks) {
    this.sinks = List.copyOf(sinks);
  }

  public Set<String> names() {
    return sinks.stream().map(ConfiguredSink::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Each sink, and how a partition comes by it, on a log that this process alone has. */
  public List<SinkSource> sources(EventLog log, ConsumerStore store) {
    return sinks.stream()
        .map(sink -> sink.isShared() ? each(sink, log, store) : SinkFile.only(sink, log, store))
        .toList();
  }

  /** The same on a log that several processes share, of which one has the file of a sink. */
  public List<SinkSource> sources(EventLog log, ConsumerStore store, SinkFile.Place place) {
    List<SinkSource> sources = new ArrayList<>();
    for (ConfiguredSink sink : sinks) {
      if (sink.isShared()) {
        sources.add(each(sink, log, store));
      } else {
        SinkFile file = new SinkFile(sink.sink(log, store), store, place);
        files.put(sink.name(), file);
        sources.add(file.source(log));
      }
    }
    return sources;
  }

  /** Has each note where it begins, before anything more is received. */
  void begin(EventLog log, ConsumerStore store) {
    for (ConfiguredSink sink : sinks) {
      try {
        sink.begin(log, store);
      } catch (StoreUnavailableException | LogUnavailableException e) {
        LOG.warn(
            "Where {} begins could not be noted now: if it never had a position, it begins with what"
                + " is received from this start on ({})",
            sink.name(),
            e.getMessage());
      }
    }
  }

  private static SinkSource each(ConfiguredSink sink, EventLog log, ConsumerStore store) {
    return new SinkSource(sink.name(), sink.traits(), true, null, () -> sink.sink(log, store));
  }

  /** Asks them, by name, while consumers feed them in this process. */
  public Map<String, SinkReader> readers() {
    return readers(
        (sink, file) -> sink.reader(file == null ? WholeFile.ONLY_ONE : file::requireFed));
  }

  /** Asks them, by name, while none does. */
  public Map<String, SinkReader> stoppedReaders() {
    return readers(
        (sink, file) -> sink.stoppedReader(file == null ? WholeFile.ONLY_ONE : file::requireOpen));
  }

  private Map<String, SinkReader> readers(
      BiFunction<ConfiguredSink, SinkFile, Optional<SinkReader>> ask) {
    Map<String, SinkReader> readers = new HashMap<>();
    for (ConfiguredSink sink : sinks) {
      ask.apply(sink, files.get(sink.name())).ifPresent(reader -> readers.put(sink.name(), reader));
    }
    return readers;
  }

  /** Begins what they need beside their consumers, until that is closed. */
  public AutoCloseable beginUpkeep(EventLog log, ConsumerStore store, SteadyClock clock) {
    Closing upkeep = new Closing();
    sinks.forEach(sink -> upkeep.add("upkeep", sink.beginUpkeep(log, store, clock)));
    return upkeep;
  }

  /**
   * Keeps these names of campaigns and such, in place of older ones of the same.
   *
   * @throws SinkUnavailableException who keeps them cannot be written now
   */
  public void keepNames(List<SourceName> told) throws SinkUnavailableException {
    for (ConfiguredSink sink : sinks) {
      sink.names().keep(told);
    }
  }

  /**
   * Brings the names that are kept to the sinks that show them here.
   *
   * @throws SinkUnavailableException who keeps them cannot be asked, whoever shows them
   */
  public void showNames() throws SinkUnavailableException {
    List<SourceName> all = keptNames();
    for (ConfiguredSink sink : sinks) {
      sink.names().show(all);
    }
  }

  /** Brings them to the sinks that all processes share; one process is enough. */
  public void publishNames() throws SinkUnavailableException {
    List<SourceName> all = keptNames();
    for (ConfiguredSink sink : sinks) {
      sink.names().publish(all);
    }
  }

  private List<SourceName> keptNames() throws SinkUnavailableException {
    List<SourceName> all = new ArrayList<>();
    for (ConfiguredSink sink : sinks) {
      all.addAll(sink.names().kept());
    }
    return all;
  }

  /** What somebody should know who starts a server on them. */
  public List<String> warnings() {
    return sinks.stream().flatMap(sink -> sink.warnings().stream()).toList();
  }

  /** Returns if all that they keep here can be read without a change. */
  void requireAtRest() throws NotAtRestException {
    for (ConfiguredSink sink : sinks) {
      sink.requireAtRest();
    }
  }

  @Override
  public void close() {
    sinks.forEach(ConfiguredSink::close);
  }
}
