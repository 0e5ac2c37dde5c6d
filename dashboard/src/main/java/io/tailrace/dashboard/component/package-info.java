/**
 * What pages are built from: cards, tables, badges, charts. Each is a record with its words made
 * already, and a template of its name that lays it out.
 */
@NullMarked
package io.tailrace.dashboard.component;

import org.jspecify.annotations.NullMarked;
