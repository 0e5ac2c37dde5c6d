/**
 * The HTTP part: port 8080, from a request's first byte to its answer.
 *
 * <p>The way of one request: {@link io.tailrace.receiver.jetty.RequestTracking} (its connection is
 * busy) → {@link io.tailrace.receiver.jetty.WebhookHandler} (nothing that fails becomes a 500) →
 * {@link io.tailrace.receiver.Reception} (the steps) → {@link io.tailrace.receiver.BodyReader} and
 * {@link io.tailrace.receiver.ReceivedBody} (memory, then disk, within a budget) → {@link
 * io.tailrace.receiver.Intake} (durable) → {@link io.tailrace.receiver.jetty.Exchange} (the
 * answer).
 *
 * <p>The way of one connection: {@link io.tailrace.receiver.jetty.ClientConnector} lets it in,
 * {@link io.tailrace.receiver.jetty.ClientEndPoint} knows what it waits for, {@link
 * io.tailrace.receiver.jetty.ConnectionSweep} closes it when it is in the way, {@link
 * io.tailrace.receiver.jetty.Lingering} closes it without a reset, {@link
 * io.tailrace.receiver.jetty.Drain} ends them all.
 *
 * <p>What is not obvious:
 *
 * <ul>
 *   <li>A socket that is closed with bytes unread is reset by the kernel, and the reset makes the
 *       client lose an answer that it has not read yet; Customer.io waits an hour after a reset. So
 *       every close reads on for a moment.
 *   <li>Past a body's deadline a read of it is pending, and the HTTP server cannot take that back:
 *       such a request is answered, and its connection closed under it.
 *   <li>Nothing accepts in a thread of its own. A thread that blocks in accept takes one more
 *       connection after it was told to stop, and a restart behind an inherited socket would drop
 *       it.
 *   <li>The bytes of a declared Content-Length are never allocated before they are there.
 * </ul>
 */
@NullMarked
package io.tailrace.receiver;

import org.jspecify.annotations.NullMarked;
