package io.tailrace.cli;

import io.tailrace.core.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. Stateless. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "tailrace " + Build.OURS,
      "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name")
    };
  }
}
