/**
 * The operations on a data folder behind one door, a function from request to answer: in this
 * process over its open files, or over HTTP in the server that has them. Both give the same
 * answers, so the command line need not care which it speaks to.
 */
package io.tailrace.admin;
