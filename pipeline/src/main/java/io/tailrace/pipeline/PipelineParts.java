package io.tailrace.pipeline;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.engine.OpenedLog;
import io.tailrace.core.engine.OpenedStore;

/** What a pipeline is made of, opened. Immutable. */
record PipelineParts(OpenedLog log, OpenedStore store, PipelineSinks sinks, SteadyClock clock) {}
