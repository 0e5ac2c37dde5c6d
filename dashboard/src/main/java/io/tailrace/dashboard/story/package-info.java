/**
 * The stories of one person, one message and one event, as support looks them up. They link to each
 * other by {@link io.tailrace.dashboard.story.StoryPaths}.
 */
@NullMarked
package io.tailrace.dashboard.story;

import org.jspecify.annotations.NullMarked;
