package io.tailrace.operations.series;

import io.tailrace.customerio.BounceCause;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted, or which share. Counts of messages leave out what tells of a person and of no
 * message. Immutable.
 */
public enum Measure {
  /** Every event, also those of persons. */
  EVENTS(Of.ALL),
  DRAFTED(Of.MESSAGES),
  ATTEMPTED(Of.MESSAGES),
  SENT(Of.MESSAGES),
  DEFERRED(Of.MESSAGES),
  DELIVERED(Of.MESSAGES),
  BOUNCED(Of.MESSAGES),
  /** Bounced, for a cause that somebody must mend: the address, or what the provider refuses. */
  PERMANENT_BOUNCED(Of.PERMANENT),
  /** Bounced, for a cause that passes. */
  TEMPORARY_BOUNCED(Of.TEMPORARY),
  DROPPED(Of.MESSAGES),
  FAILED(Of.MESSAGES),
  UNDELIVERABLE(Of.MESSAGES),
  OPENED(Of.MESSAGES),
  /** Opened by no machine, as far as Customer.io tells. */
  HUMAN_OPENED(Of.HUMANS),
  CLICKED(Of.MESSAGES),
  /** Clicked by no machine. */
  HUMAN_CLICKED(Of.HUMANS),
  CONVERTED(Of.MESSAGES),
  REPLIED(Of.MESSAGES),
  SPAMMED(Of.MESSAGES),
  UNSUBSCRIBED(Of.MESSAGES),
  /** Persons who subscribed, by whatever way. */
  CUSTOMER_SUBSCRIBED(Of.PERSONS),
  CUSTOMER_UNSUBSCRIBED(Of.PERSONS),
  /** Gmail reports no complaints to anyone, so rates of them leave it out. */
  DELIVERED_OUTSIDE_GMAIL(Of.OUTSIDE_GMAIL),
  SPAMMED_OUTSIDE_GMAIL(Of.OUTSIDE_GMAIL),
  DELIVERED_RATE(DELIVERED, SENT),
  BOUNCE_RATE(BOUNCED, SENT),
  PERMANENT_BOUNCE_RATE(PERMANENT_BOUNCED, SENT),
  TEMPORARY_BOUNCE_RATE(TEMPORARY_BOUNCED, SENT),
  DEFERRED_RATE(DEFERRED, SENT),
  HUMAN_OPEN_RATE(HUMAN_OPENED, DELIVERED),
  HUMAN_CLICK_RATE(HUMAN_CLICKED, DELIVERED),
  CONVERSION_RATE(CONVERTED, DELIVERED),
  UNSUBSCRIBE_RATE(UNSUBSCRIBED, DELIVERED),
  COMPLAINT_RATE(SPAMMED_OUTSIDE_GMAIL, DELIVERED_OUTSIDE_GMAIL);

  static final String PERSON = "customer";

  private static final Set<String> TEMPORARY_CAUSES =
      Stream.of(BounceCause.values())
          .filter(BounceCause::passes)
          .map(BounceCause::code)
          .collect(Collectors.toSet());

  private final Of of;
  private final String metric;
  private final @Nullable Measure part;
  private final @Nullable Measure whole;

  /** Whose events. */
  private enum Of {
    ALL(""),
    MESSAGES(""),
    HUMANS("human_"),
    PERMANENT("permanent_"),
    TEMPORARY("temporary_"),
    PERSONS("customer_"),
    OUTSIDE_GMAIL("_outside_gmail"),
    SHARE("");

    private final String affix;

    Of(String affix) {
      this.affix = affix;
    }
  }

  Measure(Of of) {
    this(of, null, null);
  }

  Measure(Measure part, Measure whole) {
    this(Of.SHARE, part, whole);
  }

  Measure(Of of, @Nullable Measure part, @Nullable Measure whole) {
    this.of = of;
    this.metric = name().toLowerCase(Locale.ROOT).replace(of.affix, "");
    this.part = part;
    this.whole = whole;
  }

  /** As questions and answers have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Measure> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Measure::word).collect(Collectors.joining(", "));
  }

  /** Whether it is a share of two counts, from 0 to 1. */
  public boolean isRate() {
    return of == Of.SHARE;
  }

  /** The counts that it is made from: itself, or a share's part and whole. */
  List<Measure> counts() {
    return part == null || whole == null ? List.of(this) : List.of(part, whole);
  }

  /** The metric that it counts; null = all. */
  @Nullable String metric() {
    return of == Of.ALL ? null : metric;
  }

  boolean isOfPersons() {
    return of == Of.PERSONS || of == Of.ALL;
  }

  boolean isOfMessages() {
    return of != Of.PERSONS;
  }

  boolean leavesOutGmail() {
    return of == Of.OUTSIDE_GMAIL;
  }

  /** Whether the cause tells what it counts. */
  boolean isOfCauses() {
    return of == Of.PERMANENT || of == Of.TEMPORARY;
  }

  /** Whether it can be told by the cause. */
  boolean hasCauses() {
    return isOfCauses() || this == BOUNCED || this == DEFERRED;
  }

  /** Whether it counts what was refused for this cause. */
  boolean counts(String cause) {
    boolean passes = TEMPORARY_CAUSES.contains(cause);
    return of == Of.PERMANENT ? !passes : of != Of.TEMPORARY || passes;
  }

  boolean isHuman() {
    return of == Of.HUMANS;
  }
}
