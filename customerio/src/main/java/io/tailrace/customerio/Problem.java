package io.tailrace.customerio;

/**
 * Why a body cannot be read as an event, for machines and for people. Immutable, safe to share
 * between threads.
 *
 * @param reason for machines
 * @param message for people; never holds any part of the body
 */
public record Problem(Reason reason, String message) {}
