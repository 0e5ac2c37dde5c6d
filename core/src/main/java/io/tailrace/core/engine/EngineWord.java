package io.tailrace.core.engine;

/** The name of an engine that needs no address. Immutable. */
record EngineWord(String form) implements EngineUrl {
  @Override
  public boolean isFor(String url) {
    return url.equals(form);
  }
}
