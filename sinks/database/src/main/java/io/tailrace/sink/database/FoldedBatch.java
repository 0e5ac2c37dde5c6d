package io.tailrace.sink.database;

/** What a batch comes to in each table. For one thread. */
final class FoldedBatch {
  private final FoldedRows people = new FoldedRows(PersonRows.TABLE);
  private final FoldedRows deliveries = new FoldedRows(DeliveryRows.TABLE);
  private final FoldedRows suppressions = new FoldedRows(SuppressionRows.TABLE);
  private final FoldedRows optOuts = new FoldedRows(OptOutRows.TABLE);
  private final FoldedRows addresses = new FoldedRows(AddressRows.TABLE);
  private final FoldedRows hourlyCounts = new FoldedRows(HourlyRows.TABLE);
  private final FoldedRows bounceCounts = new FoldedRows(BounceRows.COUNTS);
  private final FoldedRows bounceSamples = new FoldedRows(BounceRows.SAMPLES);

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
    if (fact.cause() != null) {
      addRefusal(fact);
    }
  }

  private void addRefusal(Fact fact) {
    bounceSamples.add(BounceRows.sample(fact));
    if (fact.counts()) {
      bounceCounts.add(BounceRows.counted(fact));
    }
  }

  /** The counts of a backfilled event whose real one is here. */
  void takeBack(Backfilled replaced) {
    deliveries.add(DeliveryRows.uncounted(replaced));
    hourlyCounts.add(HourlyRows.uncounted(replaced));
    if (replaced.cause() != null) {
      bounceCounts.add(BounceRows.uncounted(replaced));
    }
  }

  FoldedRows people() {
    return people;
  }

  FoldedRows deliveries() {
    return deliveries;
  }

  FoldedRows suppressions() {
    return suppressions;
  }

  FoldedRows optOuts() {
    return optOuts;
  }

  FoldedRows addresses() {
    return addresses;
  }

  FoldedRows hourlyCounts() {
    return hourlyCounts;
  }

  FoldedRows bounceCounts() {
    return bounceCounts;
  }

  FoldedRows bounceSamples() {
    return bounceSamples;
  }
}
