package io.tailrace.sink.forward;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import java.net.URI;
import java.net.URISyntaxException;

/** Where events are posted to. Immutable. */
final class ForwardUrlType implements ValueType<URI> {
  @Override
  public URI read(Given given) {
    try {
      URI address = new URI(given.text());
      boolean http =
          "https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme());
      if (http
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null) {
        return address;
      }
    } catch (URISyntaxException invalid) {
      // said below
    }
    // Not repeated: it may hold a user's name and password.
    throw new BadValueException("must be " + expected());
  }

  @Override
  public String expected() {
    return "an http:// or https:// address without user or fragment";
  }

  /** Many a service's address holds its key, in the path or behind the question mark. */
  @Override
  public String show(URI value) {
    return value.getScheme() + "://" + value.getRawAuthority() + "/…";
  }
}
