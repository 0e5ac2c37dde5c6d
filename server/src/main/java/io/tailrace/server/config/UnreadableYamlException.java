package io.tailrace.server.config;

/** Says what in a YAML text cannot be understood, and in which line. */
final class UnreadableYamlException extends RuntimeException {
  private final int line;

  UnreadableYamlException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
