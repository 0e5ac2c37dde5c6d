package io.tailrace.testkit.customerio.appapi;

import java.util.List;

/** The two sides of each newsletter's A/B test. Stateless. */
final class Contents {
  private Contents() {}

  static List<Long> of(long newsletterId) {
    return List.of(newsletterId * 10 + 1, newsletterId * 10 + 2);
  }
}
