package io.tailrace.server.operation;

/** What one person got and did. Safe for use by many threads. */
public final class PersonLookup {
  private final Parts parts;

  public PersonLookup(Parts parts) {
    this.parts = parts;
  }

  public Object find(String person, String feed) throws OperationException {
    throw OperationException.refused("not yet " + parts.feeds() + person + feed);
  }
}
