package io.tailrace.sink.database;

/** What a batch comes to in each table. For one thread. */
final class FoldedBatch {
  private final FoldedRows people = new FoldedRows(PersonRows.TABLE);
  private final FoldedRows deliveries = new FoldedRows(DeliveryRows.TABLE);
  private final FoldedRows suppressions = new FoldedRows(SuppressionRows.TABLE);
  private final FoldedRows optOuts = new FoldedRows(OptOutRows.TABLE);
  private final FoldedRows addresses = new FoldedRows(AddressRows.TABLE);
  private final FoldedRows hourlyCounts = new FoldedRows(HourlyRows.TABLE);
  private final FoldedRows providerCounts = new FoldedRows(CountRollup.PROVIDERS);
  private final FoldedRows sourceCounts = new FoldedRows(CountRollup.SOURCES);
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
      count(HourlyRows.of(fact));
    }
    if (fact.cause() != null) {
      addRefusal(fact);
    }
  }

  private void count(Object[] hourly) {
    hourlyCounts.add(hourly);
    providerCounts.add(CountRollup.ofProvider(hourly));
    sourceCounts.add(CountRollup.ofSource(hourly));
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
    count(HourlyRows.uncounted(replaced));
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

  FoldedRows providerCounts() {
    return providerCounts;
  }

  FoldedRows sourceCounts() {
    return sourceCounts;
  }

  FoldedRows bounceCounts() {
    return bounceCounts;
  }

  FoldedRows bounceSamples() {
    return bounceSamples;
  }
}
