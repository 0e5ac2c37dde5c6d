/**
 * Customer.io's App API, as far as reporting needs it: series of metrics, deliveries, names,
 * reporting webhooks, suppressions.
 *
 * <p>A tour: an {@link io.tailrace.customerio.appapi.AppApiClient} with its {@link
 * io.tailrace.customerio.appapi.AppApiSettings} is an {@link io.tailrace.customerio.appapi.AppApi};
 * {@link io.tailrace.customerio.appapi.MessageSource} and {@link
 * io.tailrace.customerio.appapi.MetricsQuery} ask for a {@link
 * io.tailrace.customerio.appapi.Series}, {@link io.tailrace.customerio.appapi.MessageQuery} for
 * {@link io.tailrace.customerio.appapi.Message}s. What fails is an {@link
 * io.tailrace.customerio.appapi.AppApiException}. An {@link
 * io.tailrace.customerio.appapi.InMemoryAppApi} takes its place in tests.
 *
 * <p>What may be absent is marked {@code @Nullable}; nothing else is null. Of what the API answers,
 * anything but an id may be.
 */
@NullMarked
package io.tailrace.customerio.appapi;

import org.jspecify.annotations.NullMarked;
