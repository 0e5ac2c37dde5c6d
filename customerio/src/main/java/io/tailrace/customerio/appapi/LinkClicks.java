package io.tailrace.customerio.appapi;

/**
 * Clicks on one link: {@code clicked}, {@code human_clicked}, {@code machine_clicked}. Immutable,
 * safe to share between threads.
 *
 * @param linkId the {@code link_id} of events; null = not told
 * @param href where it leads
 */
public record LinkClicks(Long linkId, String href, Series series) {}
