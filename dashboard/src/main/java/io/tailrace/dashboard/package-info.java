/**
 * The pages of the admin port, for a browser. {@link io.tailrace.dashboard.DashboardHandler} is the
 * way in, {@link io.tailrace.dashboard.Pages} the table of what there is; each group of pages has a
 * package of its own. A page asks the operations and makes a model in which all words, numbers and
 * times stand already; its template only lays them out.
 */
@NullMarked
package io.tailrace.dashboard;

import org.jspecify.annotations.NullMarked;
