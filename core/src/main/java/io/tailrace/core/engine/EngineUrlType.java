package io.tailrace.core.engine;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The type of a setting that chooses one of several engines by its URL. Shown without the password
 * that one may hold. Immutable.
 */
public class EngineUrlType implements ValueType<String> {
  private final List<EngineUrl> urls;

  /**
   * Takes the URLs of these engines.
   *
   * @param urls in the order in which people read them
   */
  public EngineUrlType(List<EngineUrl> urls) {
    this.urls = List.copyOf(urls);
  }

  @Override
  public String read(Given given) {
    String url = given.text();
    EngineUrl engine = of(url).orElseThrow(() -> BadValueException.expectedUrl(expected(), url));
    engine.check(url);
    return url;
  }

  private Optional<EngineUrl> of(String url) {
    return urls.stream().filter(each -> each.isFor(url)).findFirst();
  }

  @Override
  public String expected() {
    return urls.stream().map(EngineUrl::form).collect(Collectors.joining(" or "));
  }

  @Override
  public String show(String url) {
    return of(url).map(each -> each.shown(url)).orElse(url);
  }
}
