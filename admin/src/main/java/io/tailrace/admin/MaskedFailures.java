package io.tailrace.admin;

import io.tailrace.admin.access.MaskedAddress;
import io.tailrace.operations.incoming.FailedRequest;
import io.tailrace.operations.requests.FailedRequests;

/** Failed requests without the addresses in what strangers and bodies brought. Stateless. */
public final class MaskedFailures {
  private MaskedFailures() {}

  public static FailedRequests.Page of(FailedRequests.Page page) {
    return new FailedRequests.Page(
        page.kept(), page.requests().stream().map(MaskedFailures::masked).toList());
  }

  private static FailedRequest masked(FailedRequest request) {
    return new FailedRequest(
        request.at(),
        request.feed(),
        request.outcome(),
        request.status(),
        masked(request.why()),
        request.sender(),
        request.method(),
        masked(request.path()),
        request.from(),
        masked(request.timestamp()),
        request.tookMs(),
        request.bytes(),
        masked(request.head()));
  }

  private static String masked(String text) {
    return text == null ? null : MaskedAddress.inText(text);
  }
}
