package io.tailrace.customerio.appapi;

import org.jspecify.annotations.Nullable;

/**
 * Clicks on one link: {@code clicked}, {@code human_clicked}, {@code machine_clicked}. Immutable,
 * safe to share between threads.
 *
 * @param linkId the {@code link_id} of events, if it was told
 * @param href where it leads
 */
public record LinkClicks(@Nullable Long linkId, @Nullable String href, Series series) {}
