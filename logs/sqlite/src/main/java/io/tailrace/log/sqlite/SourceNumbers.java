package io.tailrace.log.sqlite;

import io.tailrace.core.log.Source;

/**
 * The numbers that stand for sources in the file: part of its format, whatever order the enum has.
 * Stateless.
 */
final class SourceNumbers {
  private SourceNumbers() {}

  static int number(Source source) {
    return switch (source) {
      case WEBHOOK -> 0;
      case BACKFILL -> 1;
      case DEMO -> 2;
    };
  }

  static Source of(int number) {
    return switch (number) {
      case 0 -> Source.WEBHOOK;
      case 1 -> Source.BACKFILL;
      default -> Source.DEMO;
    };
  }
}
