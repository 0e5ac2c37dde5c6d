package io.tailrace.cli;

/**
 * A command that another jar brings, named there as a service. As safe for threads as its
 * implementation, which keeps nothing.
 */
public interface AddedCommand {
  /** As it is typed. */
  String name();

  /** What picocli makes the command of. */
  Object in(Shell shell);
}
