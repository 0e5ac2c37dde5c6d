/**
 * {@code tailrace demo}: {@link io.tailrace.demo.DemoCommand} starts a server, has a simulated
 * Customer.io send to it, and counts what arrived. The command line finds it as {@link
 * io.tailrace.demo.AddedDemo}.
 */
package io.tailrace.demo;
