package io.tailrace.receiver.jetty;

import io.tailrace.receiver.ReceiverLimits;
import java.nio.file.Path;

/**
 * What the receiver is started with. Immutable.
 *
 * @param socket where it listens
 * @param spillFolder for large bodies while they come in; made if it is not there, and emptied
 */
public record ReceiverSettings(ListeningSocket socket, Path spillFolder, ReceiverLimits limits) {

  /** With the default limits. */
  public ReceiverSettings(ListeningSocket socket, Path spillFolder) {
    this(socket, spillFolder, ReceiverLimits.DEFAULT);
  }
}
