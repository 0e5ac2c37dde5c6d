package io.tailrace.operations.suppressed;

import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.MailAddress;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.Suppression;
import io.tailrace.operations.AppApiAnswer;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.suppressed.SuppressionComparison.Difference;
import io.tailrace.sink.database.SuppressedMail.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares our suppressed e-mail addresses with those of Customer.io's mail server, both ways. It
 * changes nothing. Safe for use by many threads.
 */
public final class SuppressionCheck {
  /** How many differences of each side are told one by one. */
  public static final int MOST_TOLD = 1_000;

  /** Theirs are held in memory. */
  private static final int MOST_COMPARED = 500_000;

  private static final int PAGE = 5_000;
  private static final List<Suppression.Type> COMPARED =
      List.of(
          Suppression.Type.BOUNCES, Suppression.Type.SPAM_REPORTS, Suppression.Type.INVALID_EMAILS);

  private final OperationContext parts;

  public SuppressionCheck(OperationContext parts) {
    this.parts = parts;
  }

  /** One of theirs. */
  private record Listed(Suppression.Type type, Suppression suppression) {}

  /**
   * Compares.
   *
   * @throws OperationException Customer.io or the database cannot be asked, or its lists are longer
   *     than can be compared
   */
  public SuppressionComparison run(String feed) throws OperationException {
    DatabaseStore database = parts.database();
    if (database == null) {
      throw OperationException.refused("There is no database here to ask.");
    }
    AppApi api = parts.workspaces().appApi(feed);
    Map<String, Listed> theirs = theirs(api);
    long blocks = AppApiAnswer.of(() -> count(api.suppressions(Suppression.Type.BLOCKS)));
    Tally tally = new Tally(theirs);
    Item last = Item.START;
    List<Item> page;
    do {
      Item from = last;
      page = database.ask(reader -> reader.suppressedMail().after(from, feed, PAGE));
      for (Item item : page) {
        tally.add(item);
        last = item;
      }
    } while (page.size() == PAGE);
    return tally.compared(feed, blocks);
  }

  private static long count(Stream<Suppression> all) {
    try (all) {
      return all.limit(MOST_COMPARED).count();
    }
  }

  private static Map<String, Listed> theirs(AppApi api) throws OperationException {
    Map<String, Listed> theirs = new TreeMap<>();
    for (Suppression.Type type : COMPARED) {
      List<Suppression> listed =
          AppApiAnswer.of(() -> api.suppressions(type).limit(MOST_COMPARED).toList());
      for (Suppression one : listed) {
        if (one.email() != null) {
          theirs.putIfAbsent(MailAddress.key(one.email()), new Listed(type, one));
        }
      }
      if (theirs.size() >= MOST_COMPARED) {
        throw OperationException.refused(
            "Customer.io's lists hold over "
                + String.format(Locale.ROOT, "%,d", MOST_COMPARED)
                + " addresses, more than are compared here. Export its list, and compare it in SQL"
                + " with the view do_not_contact.");
      }
    }
    return theirs;
  }

  /** What follows from an address being in their list alone. */
  static String meaning(boolean lifted, Suppression.Type type, @Nullable String said) {
    if (lifted) {
      return "It was lifted here, but Customer.io sends nothing to it: remove it there too.";
    }
    BounceCause cause = BounceCause.of(ObjectType.EMAIL, said);
    return type == Suppression.Type.BOUNCES && !cause.suppresses()
        ? "It was refused for "
            + cause.code()
            + ", which suppresses nobody here. Once that is mended, remove it there, or Customer.io"
            + " sends nothing to it any more."
        : "Customer.io sends nothing to it, and no event here says why: it is older than these, or"
            + " was put there by hand.";
  }

  /** Counts while ours are walked through. */
  private static final class Tally {
    private final Map<String, Listed> unmatched;
    private final Set<String> lifted = new HashSet<>();
    private final List<Difference> onlyHere = new ArrayList<>();
    private final long there;
    private String counted = "";
    private long here;
    private long both;

    Tally(Map<String, Listed> theirs) {
      this.unmatched = theirs;
      this.there = theirs.size();
    }

    /** An address may be suppressed for several reasons, one after the other. */
    void add(Item item) {
      if (item.lifted()) {
        if (unmatched.containsKey(item.address())) {
          lifted.add(item.address());
        }
        return;
      }
      if (item.address().equals(counted)) {
        return;
      }
      counted = item.address();
      here++;
      if (unmatched.remove(item.address()) != null) {
        both++;
      } else if (onlyHere.size() < MOST_TOLD) {
        onlyHere.add(onlyHere(item));
      }
    }

    SuppressionComparison compared(String feed, long blocks) {
      List<Difference> differences = new ArrayList<>(onlyHere);
      unmatched.entrySet().stream()
          .limit(MOST_TOLD)
          .forEach(entry -> differences.add(onlyThere(entry.getKey(), entry.getValue())));
      long onlyHereAll = here - both;
      boolean truncated = differences.size() < onlyHereAll + unmatched.size();
      return new SuppressionComparison(
          feed, here, there, both, blocks, onlyHereAll, unmatched.size(), differences, truncated);
    }

    private static Difference onlyHere(Item item) {
      return new Difference(
          "here",
          item.address(),
          item.reason(),
          item.cause(),
          item.since(),
          "Customer.io still sends to it. If it uses a mail server of your own, that one's list"
              + " decides.");
    }

    private Difference onlyThere(String address, Listed listed) {
      return new Difference(
          "customer.io",
          address,
          listed.type.name().toLowerCase(Locale.ROOT),
          listed.suppression.reason(),
          listed.suppression.created(),
          meaning(lifted.contains(address), listed.type, listed.suppression.reason()));
    }
  }
}
