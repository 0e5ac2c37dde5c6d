/**
 * The operations as a JSON API: a function from request to answer. It runs in this process over
 * open files, or over HTTP in the server that has the files open. Both give the same answers, so
 * the command line need not know which one it asks.
 */
package io.tailrace.admin;
