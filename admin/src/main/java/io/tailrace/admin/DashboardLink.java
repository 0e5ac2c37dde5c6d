package io.tailrace.admin;

import java.time.Instant;

/**
 * A link that opens the dashboard once. Immutable.
 *
 * @param url what to open in a browser; what stands after its {@code #} is the code
 * @param role what its visitor may do
 * @param expiresAt until when it works
 */
public record DashboardLink(String url, String role, Instant expiresAt) {}
