package io.tailrace.dashboard.component;

/** A word with its colour and sign. Immutable. */
public record Badge(Tone tone, String text) {}
