package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.sink.forward.HttpEndpoint.Reply;
import io.tailrace.testkit.consumer.AtLeastOnceContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** With a real receiver over HTTP, and several calls at once. */
class ForwardAtLeastOnceTest extends AtLeastOnceContract {
  private static final Pattern ID = Pattern.compile("\"event_id\":\"([^\"]*)\"");
  private final HttpEndpoint http;
  private final List<ConfiguredForward> opened = new ArrayList<>();

  ForwardAtLeastOnceTest() throws IOException {
    http = new HttpEndpoint().answering(this::called);
  }

  private Reply called(HttpEndpoint.Received call) {
    Matcher id = ID.matcher(new String(call.body(), UTF_8));
    try {
      endpoint.call(id.find() ? id.group(1) : "none");
      return Reply.OK;
    } catch (SinkUnavailableException e) {
      return Reply.of(503);
    } catch (IllegalStateException e) {
      return Reply.of(422);
    }
  }

  @AfterEach
  void closeEndpoint() {
    opened.forEach(ConfiguredForward::close);
    http.close();
  }

  @Override
  protected String name() {
    return "forward:crm";
  }

  @Override
  protected Sink sink() {
    ConfiguredForward forward =
        new ConfiguredForward(Forwards.to(http.url()).atOnce(4).config(), clock);
    opened.add(forward);
    return forward.sink(log, store);
  }
}
