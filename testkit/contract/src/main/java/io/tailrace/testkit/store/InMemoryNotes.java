package io.tailrace.testkit.store;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.testkit.store.StoreContents.Note;
import io.tailrace.testkit.store.StoreContents.Share;
import java.util.Objects;
import java.util.Optional;

/** Notes of an {@link InMemoryConsumerStore}. Safe for use by many threads. */
record InMemoryNotes(StoreContents contents) implements SinkNotes {
  @Override
  public Optional<String> note(String sink, int partition) throws StoreUnavailableException {
    return contents.ask(
        all -> Optional.ofNullable(all.notes.get(new Share(sink, partition))).map(Note::text));
  }

  @Override
  public boolean compareAndSet(String sink, int partition, long epoch, Change change)
      throws StoreUnavailableException {
    Share share = new Share(sink, partition);
    return contents.ask(
        all -> {
          Note before = all.notes.get(share);
          String text = before == null ? null : before.text();
          boolean overtaken = before != null && before.epoch() > epoch;
          if (overtaken || !Objects.equals(text, change.expected())) {
            return false;
          }
          all.notes.put(share, new Note(epoch, change.text()));
          return true;
        });
  }
}
