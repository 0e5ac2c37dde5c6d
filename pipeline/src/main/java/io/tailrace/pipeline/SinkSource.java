package io.tailrace.pipeline;

import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A configured sink, and how to come by it for a partition. Immutable.
 *
 * @param shareable whether several processes may write to it at once; one in a file may not
 * @param home where its file is; null if it is in no file, or the log is nobody else's
 * @param forPartition gives a sink for one more partition's consumer
 */
public record SinkSource(
    String name,
    SinkTraits traits,
    boolean shareable,
    @Nullable SinkFileOwner home,
    Supplier<Sink> forPartition) {}
