package io.tailrace.operations;

import io.tailrace.operations.contact.ContactVerdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person. Immutable.
 *
 * @param id as asked for
 * @param known whether anybody, or any address, goes by it
 * @param people one for each feed and person that goes by it
 */
public record PersonReport(String id, boolean known, List<Entry> people) {

  /**
   * One person, or one address that no person is known to have; rows are as in the database, newest
   * first.
   *
   * @param feed whose person it is
   * @param person null for a mere address
   * @param mayContact false if anything says not to, at least by one address
   * @param verdict the same by channel, and in words
   * @param doNotContact what says so
   * @param topicOptOuts the topics that they do not want; all else is allowed
   * @param deliveries what they got: a row of {@code deliveries} each, with {@code source_name}
   * @param activity what they did and what happened: a row of {@code activity} each, with {@code
   *     source_name}
   */
  public record Entry(
      String feed,
      @Nullable Map<String, Object> person,
      boolean mayContact,
      ContactVerdict verdict,
      List<Map<String, Object>> doNotContact,
      List<Map<String, Object>> topicOptOuts,
      List<Map<String, Object>> deliveries,
      List<Map<String, Object>> activity) {}
}
