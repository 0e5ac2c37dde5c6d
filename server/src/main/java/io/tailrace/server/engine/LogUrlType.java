package io.tailrace.server.engine;

import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.EngineUrlType;
import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import java.util.List;

/** Which log, by URL; says of one that is planned that it is not there yet. Immutable. */
final class LogUrlType extends EngineUrlType {
  LogUrlType(List<EngineUrl> urls) {
    super(urls);
  }

  @Override
  public String read(Given given) {
    if (given.text().startsWith("kafka://")) {
      throw new BadValueException(
          "kafka://… is not available in this version; it takes " + expected());
    }
    return super.read(given);
  }
}
