package io.tailrace.core.consumer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records that sinks rejected for good, each with its copy, until somebody resolves it. Safe
 * for many threads.
 */
public interface DeadLetters {

  /**
   * Keeps a dead letter durably. The same sink, partition and offset again replaces it under the id
   * it had, so a crash between this and the commit doubles nothing.
   */
  void add(DeadLetter letter) throws StoreUnavailableException;

  /**
   * Unresolved dead letters past {@code afterId}, by ascending id. Null for sink or reason selects
   * all.
   */
  List<DeadLetter> list(@Nullable String sink, @Nullable String reason, long afterId, int limit)
      throws StoreUnavailableException;

  /** One unresolved dead letter. */
  Optional<DeadLetter> find(long id) throws StoreUnavailableException;

  /** All dead letters, resolved ones too, of one event: what {@code explain} shows. */
  List<DeadLetter> of(String feed, String key) throws StoreUnavailableException;

  /** How many are unresolved, by sink. */
  Map<String, Long> counts() throws StoreUnavailableException;

  /** Asks the consumer of its sink to try this one again; false if it is not there. */
  boolean requestReplay(long id) throws StoreUnavailableException;

  /** Those of this sink and partition that wait to be tried again, oldest first. */
  List<DeadLetter> requested(String sink, int partition, int limit)
      throws StoreUnavailableException;

  /** Puts it back among the dead with a new reason, after a replay that was refused too. */
  void refusedAgain(long id, String reason, Instant at) throws StoreUnavailableException;

  /** Marks it as dealt with; false if it is not there. */
  boolean resolve(long id, DeadLetter.State state, Instant at) throws StoreUnavailableException;

  /**
   * Resolves the oldest dead letter of this sink as dropped and lets go of its body, if the sink
   * has more than {@code keep}. One that somebody wants tried again is passed over.
   *
   * @return the one that was dropped; empty if there was none to drop
   */
  Optional<DeadLetter> dropOldest(String sink, int keep, Instant at)
      throws StoreUnavailableException;

  /** Everything that changed after this change number, for mirrors; resolved ones too. */
  List<DeadLetter> changedAfter(long change, int limit) throws StoreUnavailableException;
}
