package io.tailrace.server;

import io.tailrace.receiver.BodyLimits;
import io.tailrace.receiver.LimitsConfig;
import io.tailrace.receiver.ReceiverLimits;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.receiver.jetty.ReceiverSettings;
import io.tailrace.server.config.Configuration;
import java.nio.file.Path;

/** The receiver that the configuration asks for. Stateless. */
final class ConfiguredReceiver {
  private static final int LARGEST_BODY = 512 << 20;

  private ConfiguredReceiver() {}

  /**
   * Bodies are put into the data folder while they come in, or aside while that cannot be used.
   *
   * @param folderTaken whether the data folder can be used
   */
  static ReceiverSettings settings(
      Configuration configuration, ListeningSocket socket, boolean folderTaken) {
    Path base = folderTaken ? configuration.server().dataDir() : aside();
    return new ReceiverSettings(socket, base.resolve("spill"), limits(configuration));
  }

  private static Path aside() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "tailrace-" + ProcessHandle.current().pid());
  }

  private static ReceiverLimits limits(Configuration configuration) {
    LimitsConfig limits = configuration.limits();
    ReceiverLimits usual = ReceiverLimits.DEFAULT;
    BodyLimits bodies = usual.bodies();
    int whole = (int) Math.min(limits.bodyBytes(), LARGEST_BODY);
    return new ReceiverLimits(
        limits.deadline(),
        usual.headersTimeout(),
        limits.idle(),
        usual.linger(),
        usual.maxHeaderBytes(),
        usual.maxConnections(),
        new BodyLimits(
            bodies.memoryEach(),
            limits.unverifiedBytes(),
            bodies.diskTogether(),
            configuration.log().retention().minFreeBytes(),
            whole,
            Math.min(bodies.headEach(), whole),
            Math.max(bodies.loadedTogether(), 2 * whole)));
  }
}
