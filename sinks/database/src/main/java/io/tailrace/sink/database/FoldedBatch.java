package io.tailrace.sink.database;

/** What a batch comes to in each table. For one thread. */
final class FoldedBatch {
  private final Rows people = new Rows(PersonRows.TABLE);
  private final Rows deliveries = new Rows(DeliveryRows.TABLE);
  private final Rows suppressions = new Rows(SuppressionRows.TABLE);
  private final Rows optOuts = new Rows(OptOutRows.TABLE);
  private final Rows addresses = new Rows(AddressRows.TABLE);
  private final Rows hourlyCounts = new Rows(HourlyRows.TABLE);

  void add(Fact fact) {
    if (fact.person() != null) {
      people.add(PersonRows.of(fact));
    }
    if (fact.ofDelivery()) {
      deliveries.add(DeliveryRows.of(fact));
    }
    if (!fact.ofPerson()) {
      SuppressionRows.of(fact, suppressions::add);
    }
    OptOutRows.of(fact, optOuts::add);
    AddressRows.of(fact, addresses::add);
    if (fact.counts()) {
      hourlyCounts.add(HourlyRows.of(fact));
    }
  }

  /** The counts of a backfilled event whose real one is here. */
  void takeBack(Backfilled replaced) {
    deliveries.add(DeliveryRows.uncounted(replaced));
    hourlyCounts.add(HourlyRows.uncounted(replaced));
  }

  Rows people() {
    return people;
  }

  Rows deliveries() {
    return deliveries;
  }

  Rows suppressions() {
    return suppressions;
  }

  Rows optOuts() {
    return optOuts;
  }

  Rows addresses() {
    return addresses;
  }

  Rows hourlyCounts() {
    return hourlyCounts;
  }
}
