/**
 * The command line. {@link io.tailrace.cli.TailraceCommand} is the table of contents; every command
 * is a class of its own, most of them ask {@code api} and print the answer. Results go to standard
 * output, everything else to standard error; 0 is yes or done, 1 is failed or no, 2 is wrong usage.
 */
package io.tailrace.cli;
