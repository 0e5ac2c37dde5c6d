package io.tailrace.operations;

import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.appapi.AppApi;
import java.util.List;

/**
 * Customer.io's workspaces, one behind each feed, as far as the configuration opens them.
 * Implementations are safe for use by many threads.
 */
public interface Workspaces {

  /**
   * Asks a feed's workspace.
   *
   * @throws OperationException there is no such feed, or it has no usable key; the message says
   *     what to set
   */
  AppApi appApi(String feed) throws OperationException;

  /**
   * The keys that the feed's requests are verified by; at least one.
   *
   * @throws OperationException there is no such feed, or it has none
   */
  List<SigningKey> signingKeys(String feed) throws OperationException;
}
