package io.tailrace.receiver;

import io.tailrace.customerio.SignatureVerifier;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One reporting webhook as the receiver sees it. Immutable.
 *
 * @param name as in the configuration and in the path
 * @param verifier knows its keys; null while it is declared without one
 * @param rejectOlderThan a verified request that is older is refused; null accepts any age
 */
public record Feed(
    String name, @Nullable SignatureVerifier verifier, @Nullable Duration rejectOlderThan) {

  public Feed {
    Objects.requireNonNull(name, "name");
  }

  /** A feed that accepts any age. */
  public Feed(String name, @Nullable SignatureVerifier verifier) {
    this(name, verifier, null);
  }
}
