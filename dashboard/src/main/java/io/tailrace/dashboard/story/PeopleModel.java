package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.DataTable;

/** Several people that go by one id or address; nobody is merged. Immutable. */
public record PeopleModel(DataTable people) {}
