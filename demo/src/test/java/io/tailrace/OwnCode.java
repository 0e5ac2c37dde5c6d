package io.tailrace;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What is shipped: no tests, in whatever form a module hands them to another. */
public final class OwnCode implements ImportOption {
  private final ImportOption noTests = new ImportOption.DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return noTests.includes(location) && !location.contains("-tests.jar");
  }
}
