/**
 * Whether somebody may be written to, by which channel, and what says not to: {@link
 * io.tailrace.operations.contact.ContactVerdict} puts it into words, for a person and an address
 * alike. It knows no data folder; who looks things up stands above it.
 */
@NullMarked
package io.tailrace.operations.contact;

import org.jspecify.annotations.NullMarked;
