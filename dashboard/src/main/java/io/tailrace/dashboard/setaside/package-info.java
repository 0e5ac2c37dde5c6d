/**
 * What was set aside and how it is put right: dead letters and quarantine, as two pages of one
 * make. {@link io.tailrace.dashboard.setaside.SetAsideSource} is what the two differ in.
 */
@NullMarked
package io.tailrace.dashboard.setaside;

import org.jspecify.annotations.NullMarked;
