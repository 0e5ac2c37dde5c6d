package io.tailrace.operations.suppressed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where two lists of suppressed e-mail addresses differ. Immutable.
 *
 * @param feed whose
 * @param here how many addresses are suppressed here
 * @param there how many are in Customer.io's list, for bounces, complaints and invalid addresses
 * @param both how many are in both
 * @param blocks how many Customer.io lists as blocked, which is a refusal to mend and suppresses
 *     nobody here: they are not compared
 * @param onlyHere how many are suppressed here alone
 * @param onlyThere how many are in Customer.io's list alone
 * @param differences the first of each, by address
 * @param truncated whether there are more than these
 */
public record SuppressionComparison(
    String feed,
    long here,
    long there,
    long both,
    long blocks,
    long onlyHere,
    long onlyThere,
    List<Difference> differences,
    boolean truncated) {

  /**
   * An address that is in one list alone.
   *
   * @param where its list is: {@code "here"} or {@code "customer.io"}
   * @param address the e-mail address
   * @param reason ours, such as {@code bounced}, or the name of Customer.io's list
   * @param detail the cause of a bounce here, or what Customer.io was told; null = none
   * @param since when it came into the list; null = not known
   * @param meaning what follows from it, and what can be done
   */
  public record Difference(
      String where,
      String address,
      String reason,
      @Nullable String detail,
      @Nullable Instant since,
      String meaning) {}
}
