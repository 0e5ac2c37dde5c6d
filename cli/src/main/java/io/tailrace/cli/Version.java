package io.tailrace.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. Stateless. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "tailrace " + (version == null ? "(development)" : version),
      "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name")
    };
  }
}
