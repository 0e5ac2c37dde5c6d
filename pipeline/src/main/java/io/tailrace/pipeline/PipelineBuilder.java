package io.tailrace.pipeline;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.NewerFilesException;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.handler.EventHandler;
import io.tailrace.core.handler.StartAt;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sqlite.NotAtRestException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what a pipeline is to be made of. For one thread. */
public final class PipelineBuilder {
  private final List<ConfiguredSink> sinks = new ArrayList<>();
  private final List<ConfiguredHandler> handlers = new ArrayList<>();
  private @Nullable LogSource log;
  private @Nullable StoreSource store;
  private ConsumerSettings consumers = ConsumerSettings.DEFAULT;
  private SteadyClock clock = new SteadyClock(InstantSource.system(), System::nanoTime);
  private Path folder = Path.of("");

  PipelineBuilder() {}

  /** What keeps what is received. There must be one. */
  public PipelineBuilder log(LogSource source) {
    this.log = source;
    return this;
  }

  /** What keeps what consumers must remember; where it is not said, what comes with the log. */
  public PipelineBuilder store(StoreSource source) {
    this.store = source;
    return this;
  }

  /** One more sink, of which there is one; closed with the pipeline. */
  public PipelineBuilder sink(Sink sink) {
    return sink(ConfiguredSink.inFile(sink));
  }

  /** One more sink, with all that belongs to it; closed with the pipeline. */
  public PipelineBuilder sink(ConfiguredSink sink) {
    sinks.add(sink);
    return this;
  }

  /**
   * Your own code, called with each event at least once.
   *
   * @param name by it the position is remembered, as that of the sink {@code handler:<name>}: under
   *     another name it begins again
   * @param start where it begins that first time
   * @param handler called by one thread for each of the log's partitions
   */
  public PipelineBuilder handler(String name, StartAt start, EventHandler handler) {
    handlers.add(new ConfiguredHandler(name, start, handler));
    return this;
  }

  /** How consumers retry. */
  public PipelineBuilder consumers(ConsumerSettings settings) {
    this.consumers = settings;
    return this;
  }

  /** Tells the time. */
  public PipelineBuilder clock(SteadyClock told) {
    this.clock = told;
    return this;
  }

  /** Where sinks in files have them: told to others, where several processes share the work. */
  public PipelineBuilder folder(Path files) {
    this.folder = files;
    return this;
  }

  /**
   * Opens it, and feeds its sinks from now on.
   *
   * @throws IOException it cannot be said now whether the engines may be used: try again
   * @throws EngineRefusedException they cannot be used as they are set up
   */
  public Pipeline start() throws IOException, EngineRefusedException {
    Pipeline pipeline = open();
    pipeline.start();
    return pipeline;
  }

  /** Opens the log and the store: what it takes to receive. */
  public Pipeline open() throws IOException, EngineRefusedException {
    refuseNewerFiles();
    return opening().open(chosen(), chosenStore());
  }

  /**
   * Opens what no process has, for reading alone: no file in the folder changes.
   *
   * @throws NotAtRestException something has to be written first
   */
  public Pipeline openToRead() throws IOException, EngineRefusedException, NotAtRestException {
    refuseNewerFiles();
    return opening().openToRead(chosen(), chosenStore());
  }

  /** Before the first is opened: where one is newer, the others belong to it. */
  private void refuseNewerFiles() throws EngineRefusedException {
    List<Path> newer = new ArrayList<>(chosen().newerFiles());
    newer.addAll(chosenStore().newerFiles());
    sinks.forEach(sink -> newer.addAll(sink.newerFiles()));
    if (!newer.isEmpty()) {
      throw new NewerFilesException(newer);
    }
  }

  private PipelineOpening opening() {
    List<ConfiguredSink> all = new ArrayList<>(sinks);
    handlers.forEach(handler -> all.add(handler.asOf(clock.instant())));
    return new PipelineOpening(new PipelineSinks(all), consumers, clock, folder);
  }

  private LogSource chosen() {
    return Objects.requireNonNull(log, "a pipeline needs a log");
  }

  private StoreSource chosenStore() throws EngineRefusedException {
    if (store != null) {
      return store;
    }
    return chosen()
        .store()
        .orElseThrow(
            () ->
                new EngineRefusedException(
                    "This log brings no store for what consumers must remember: name one with"
                        + " store.url"));
  }
}
