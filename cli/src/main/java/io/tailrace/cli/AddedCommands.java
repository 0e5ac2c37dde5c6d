package io.tailrace.cli;

import java.util.Optional;
import java.util.ServiceLoader;

/** The commands that other jars on the class path bring. Immutable. */
record AddedCommands(ClassLoader classPath) {

  static AddedCommands ofProgram() {
    return new AddedCommands(AddedCommands.class.getClassLoader());
  }

  /** Empty if no jar brings it. */
  Optional<AddedCommand> named(String name) {
    return ServiceLoader.load(AddedCommand.class, classPath).stream()
        .map(ServiceLoader.Provider::get)
        .filter(command -> command.name().equals(name))
        .findFirst();
  }
}
