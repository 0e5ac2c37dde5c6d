/**
 * Customer.io as far as a receiver can tell, for tests and for the demonstration.
 *
 * <p>A tour: {@link io.tailrace.testkit.customerio.Workspace} makes {@link
 * io.tailrace.testkit.customerio.SimulatedEvent}s by a {@link
 * io.tailrace.testkit.customerio.TrafficPlan}; {@link io.tailrace.testkit.customerio.Traffic}
 * repeats and delays some; a {@link io.tailrace.testkit.customerio.Sender} signs and posts them one
 * by one, waits as its {@link io.tailrace.testkit.customerio.Backoff} says, on real or {@link
 * io.tailrace.testkit.customerio.VirtualTime}, and tells of each {@link
 * io.tailrace.testkit.customerio.Call}; a {@link io.tailrace.testkit.customerio.SendSummary} adds
 * up what several senders did.
 */
package io.tailrace.testkit.customerio;
