package io.tailrace.operations.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import io.tailrace.operations.incoming.FailedRequest;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.operations.incoming.IncomingWatch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedRequestsTest {
  @TempDir Path folder;

  private record Known(List<FailedRequest> failed) implements IncomingWatch {
    @Override
    public List<FeedStatus> feeds() {
      return List.of();
    }
  }

  private static FailedRequest request(String feed, String outcome) {
    return new FailedRequest(
        Scene.NOW, feed, outcome, 401, "so", "it waits", "POST", "/", null, null, 3, 10, null);
  }

  private FailedRequests of(FailedRequest... requests) {
    return new FailedRequests(new Scene(folder).incoming(new Known(List.of(requests))).parts(true));
  }

  @Test
  void tellsThoseThatAreAskedFor() throws OperationException {
    FailedRequests failed =
        of(
            request("default", "unverified"),
            request("shop", "unverified"),
            request(null, "refused"),
            request("default", "unverified"));
    assertThat(failed.list(null, null, 100).requests()).hasSize(4);
    assertThat(failed.list("default", null, 100).requests()).hasSize(2);
    assertThat(failed.list(null, "unverified", 2).requests()).hasSize(2);
    assertThat(failed.list(null, "unverified", 2).kept()).isEqualTo(4);
    assertThat(failed.list("shop", "refused", 2).requests()).isEmpty();
  }

  @Test
  void anOutcomeThatDoesNotFailIsNone() {
    assertThatThrownBy(() -> of().list(null, "processed", 1))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("unsigned, unverified, unavailable, refused");
  }

  @Test
  void whereNothingIsReceivedItSaysWhereToAsk() {
    FailedRequests elsewhere = new FailedRequests(new Scene(folder).parts(false));
    assertThatThrownBy(() -> elsewhere.list(null, null, 1))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("Start the server");
  }
}
