package io.tailrace.operations.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether somebody may be written to, channel by channel. The command line, {@code /api} and pages
 * all have it from here. Immutable.
 *
 * @param mayContact whether nothing at all says not to
 * @param channels those that they are known by, and those that something was said of
 * @param inWords such as {@code email yes · sms no, bounced 29 November · not of topic_1}
 */
public record ContactVerdict(boolean mayContact, List<ChannelVerdict> channels, String inWords) {
  private static final List<String> ORDER = List.of("email", "push", "sms", "whatsapp", "in_app");

  public ContactVerdict {
    channels = List.copyOf(channels);
  }

  /**
   * Puts together what was found.
   *
   * @param known the channels that they could be reached by
   */
  public static ContactVerdict of(
      Collection<String> known,
      List<ContactReason> reasons,
      List<ContactTopic> topics,
      Instant now) {
    List<ChannelVerdict> channels =
        channels(known, reasons).map(it -> ChannelVerdict.of(it, reasons, now)).toList();
    Stream<String> unwanted =
        topics.isEmpty() ? Stream.empty() : Stream.of("not of " + names(topics));
    String words =
        Stream.concat(channels.stream().map(ChannelVerdict::inWords), unwanted)
            .collect(Collectors.joining(" · "));
    return new ContactVerdict(reasons.isEmpty(), channels, words);
  }

  private static Stream<String> channels(Collection<String> known, List<ContactReason> reasons) {
    Stream<String> named = reasons.stream().map(ContactReason::objectType);
    TreeSet<String> all =
        Stream.concat(known.stream(), named)
            .collect(Collectors.toCollection(() -> new TreeSet<>(byUse())));
    boolean alone = all.size() == 1; // somebody of whom no address is known has unsubscribed
    return all.stream().filter(it -> alone || !it.equals(ContactReason.EVERY));
  }

  private static Comparator<String> byUse() {
    return Comparator.<String>comparingInt(
            it -> ORDER.contains(it) ? ORDER.indexOf(it) : ORDER.size())
        .thenComparing(Comparator.naturalOrder());
  }

  private static String names(List<ContactTopic> topics) {
    return topics.stream()
        .map(
            it ->
                it.objectType().equals(ContactReason.EVERY)
                    ? it.topic()
                    : it.topic() + " by " + it.objectType())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
