/**
 * Customer.io's App API as far as reporting needs it, for tests and for the demonstration.
 *
 * <p>A {@link io.tailrace.testkit.customerio.appapi.SimulatedAppApi} serves what a {@link
 * io.tailrace.testkit.customerio.WorkspaceHistory} holds, by the vendor's {@link
 * io.tailrace.testkit.customerio.appapi.Rules}; a {@link
 * io.tailrace.testkit.customerio.appapi.AppApiFault} makes it fail on purpose.
 */
package io.tailrace.testkit.customerio.appapi;
