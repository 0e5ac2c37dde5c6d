package io.tailrace.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.SinkNotes.Change;
import org.junit.jupiter.api.Test;

/** Notes of sinks change from what was read alone, and by the latest owner alone. */
abstract class NoteContract extends StoreScene {
  private static final String SINK = "warehouse";

  NoteContract(TrialStores stores) {
    super(stores);
  }

  private SinkNotes notes() {
    return trial.store().notes();
  }

  private boolean set(long epoch, String expected, String text) throws Exception {
    return notes().compareAndSet(SINK, 0, epoch, new Change(expected, text));
  }

  @Test
  void thereIsNoneAtFirst() throws Exception {
    assertThat(notes().note(SINK, 0)).isEmpty();
  }

  @Test
  void itIsSetFromWhatWasRead() throws Exception {
    assertThat(set(1, "none", "a")).isFalse();
    assertThat(set(1, null, "a")).isTrue();
    assertThat(set(1, null, "b")).isFalse();
    assertThat(set(1, "other", "b")).isFalse();
    assertThat(notes().note(SINK, 0)).contains("a");
    assertThat(set(1, "a", "b")).isTrue();
    assertThat(set(1, "a", "c")).isFalse();
    assertThat(notes().note(SINK, 0)).contains("b");
  }

  @Test
  void itSurvivesACrash() throws Exception {
    set(1, null, "kept");
    crash();
    assertThat(notes().note(SINK, 0)).contains("kept");
    assertThat(set(1, "kept", "and changed")).isTrue();
  }

  @Test
  void anOwnerThatWasReplacedChangesNothing() throws Exception {
    set(5, null, "a");
    assertThat(set(4, "a", "b")).isFalse();
    assertThat(set(6, "a", "a")).isTrue();
    assertThat(set(5, "a", "b")).isFalse();
    assertThat(notes().note(SINK, 0)).contains("a");
    assertThat(set(6, "a", "b")).isTrue();
  }

  @Test
  void sinksAndPartitionsAreApart() throws Exception {
    set(1, null, "a");
    notes().compareAndSet(SINK, 1, 1, new Change(null, "b"));
    notes().compareAndSet("other", 0, 1, new Change(null, "c"));
    assertThat(notes().note(SINK, 0)).contains("a");
    assertThat(notes().note(SINK, 1)).contains("b");
    assertThat(notes().note("other", 0)).contains("c");
    assertThat(notes().note("other", 1)).isEmpty();
  }

  @Test
  void anyTextMayBeKept() throws Exception {
    String text = "1 two\n\"three\" \\ 😀 '; -- %s ?".repeat(5_000);
    set(1, null, text);
    assertThat(notes().note(SINK, 0)).contains(text);
    assertThat(set(1, text, "")).isTrue();
    assertThat(set(1, "", "short")).isTrue();
  }
}
