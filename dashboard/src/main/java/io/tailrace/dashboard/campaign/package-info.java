/**
 * Campaigns, broadcasts, newsletters and transactional messages: which one hurts, which works? One
 * page lists and compares them, one tells of each.
 */
@NullMarked
package io.tailrace.dashboard.campaign;

import org.jspecify.annotations.NullMarked;
