package io.tailrace.testkit.customerio;

import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An event that will come, written only when it does: thousands wait at a time. Immutable.
 *
 * @param atMillis when it happens
 * @param data its fields
 * @param change what becomes of the person
 */
record Planned(
    Kind kind,
    long atMillis,
    Person person,
    Supplier<Map<String, Object>> data,
    People.Change change) {}
