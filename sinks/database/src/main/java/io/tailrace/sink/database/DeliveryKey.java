package io.tailrace.sink.database;

/** One delivery of one feed. Immutable. */
record DeliveryKey(String feed, String deliveryId) {
  static DeliveryKey of(Fact fact) {
    return new DeliveryKey(fact.feed(), fact.deliveryId());
  }
}
