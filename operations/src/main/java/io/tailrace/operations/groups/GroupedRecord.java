package io.tailrace.operations.groups;

import java.time.Instant;

/**
 * What a group needs to know of one record. Immutable.
 *
 * @param id as in the list
 * @param place the sink that rejected it; of quarantine the feed
 * @param reason why, in words
 * @param at when it was set aside
 */
<<<<<<<< HEAD:operations/src/main/java/io/tailrace/operations/groups/GroupedRecord.java
public record GroupedRecord(String id, String place, String reason, Instant at) {}
========
public record GroupedItem(String id, String place, String reason, Instant at) {}
>>>>>>>> 20e77dce (Three more names that no other type has):operations/src/main/java/io/tailrace/operations/groups/GroupedItem.java
