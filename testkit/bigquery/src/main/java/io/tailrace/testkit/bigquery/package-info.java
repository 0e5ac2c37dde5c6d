/**
 * BigQuery, simulated: the Storage Write API over gRPC and the few REST calls that the warehouse
 * uses, with BigQuery's own rules, in memory. {@link
 * io.tailrace.testkit.bigquery.SimulatedBigQuery} is the door; {@link
 * io.tailrace.testkit.bigquery.Faults} makes it fail. The README names the published page behind
 * each rule.
 */
package io.tailrace.testkit.bigquery;
