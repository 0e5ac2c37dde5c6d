/**
 * Customer.io's reporting webhooks: {@link io.tailrace.customerio.EventDecoder} reads events,
 * {@link io.tailrace.customerio.SignatureVerifier} tells whose they are.
 *
 * <p>What may be absent is marked {@code @Nullable}; nothing else is null.
 */
@NullMarked
package io.tailrace.customerio;

import org.jspecify.annotations.NullMarked;
