/**
 * What became of the messages of campaigns, broadcasts, newsletters and transactional messages,
 * side by side or one by itself. Begin with {@link io.tailrace.operations.campaign.Campaigns}.
 */
@NullMarked
package io.tailrace.operations.campaign;

import org.jspecify.annotations.NullMarked;
