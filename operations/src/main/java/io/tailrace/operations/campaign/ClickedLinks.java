package io.tailrace.operations.campaign;

import java.util.List;

/**
 * What people clicked most, from a sample of clicks. Immutable.
 *
 * @param links those that were clicked at least twice, the most clicked first
 * @param clicks how many clicks the sample has
 * @param sample what it is a sample of, in words
 */
public record ClickedLinks(List<Link> links, long clicks, String sample) {

  /**
   * An address, without its query, which may hold what is meant for one person alone. Immutable.
   *
   * @param href the address
   * @param clicks how many of the sample
   */
  public record Link(String href, long clicks) {}
}
