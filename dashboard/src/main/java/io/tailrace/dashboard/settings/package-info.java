/** What is set, and who did what. */
@NullMarked
package io.tailrace.dashboard.settings;

import org.jspecify.annotations.NullMarked;
