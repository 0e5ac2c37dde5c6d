package io.tailrace.customerio;

import java.util.Arrays;
import java.util.Locale;
import tools.jackson.core.sym.PropertyNameMatcher;

/** The fields of {@code data} that Customer.io documents. Immutable. */
enum DataField {
  SUBJECT(Kind.TEXT),
  RECIPIENT(Kind.TEXT),
  CUSTOMER_ID(Kind.TEXT),
  EMAIL_ADDRESS(Kind.TEXT),
  DELIVERY_ID(Kind.TEXT),
  JOURNEY_ID(Kind.TEXT),
  TRIGGER_EVENT_ID(Kind.TEXT),
  HREF(Kind.TEXT),
  /** The name that the Node design has for {@code href}. */
  LINK(Kind.TEXT),
  FAILURE_MESSAGE(Kind.TEXT),
  TRACKED_RESPONSE(Kind.TEXT),
  INBOUND_EVENT_ID(Kind.TEXT),
  TO(Kind.TEXT),
  CAMPAIGN_ID(Kind.ID),
  BROADCAST_ID(Kind.ID),
  NEWSLETTER_ID(Kind.ID),
  TRANSACTIONAL_MESSAGE_ID(Kind.ID),
  ACTION_ID(Kind.ID),
  PARENT_ACTION_ID(Kind.ID),
  CONTENT_ID(Kind.ID),
  TRIGGER_ID(Kind.ID),
  LINK_ID(Kind.ID),
  PROXIED(Kind.FLAG),
  PREFETCHED(Kind.FLAG),
  SYNTHETIC(Kind.FLAG),
  MACHINE(Kind.FLAG),
  IDENTIFIERS(Kind.IDENTIFIERS),
  RECIPIENTS(Kind.DEVICES),
  CONTENT(Kind.LATER),
  HEADERS(Kind.LATER);

  /** How a field's value is read. */
  enum Kind {
    TEXT,
    ID,
    FLAG,
    IDENTIFIERS,
    DEVICES,
    /** Whole mails, which few ask for: only its presence is noted, and it is read when asked. */
    LATER
  }

  /** Matches a name in the JSON to the ordinal of its field. */
  static final PropertyNameMatcher NAMES =
      EventJson.names(Arrays.stream(values()).map(DataField::jsonName));

  private static final DataField[] VALUES = values();

  final Kind kind;

  DataField(Kind kind) {
    this.kind = kind;
  }

  static DataField at(int ordinal) {
    return VALUES[ordinal];
  }

  static int count() {
    return VALUES.length;
  }

  String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
