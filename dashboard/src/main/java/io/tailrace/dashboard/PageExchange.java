package io.tailrace.dashboard;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request with where its answer goes. */
record PageExchange(Request request, Response response, Callback callback) {}
