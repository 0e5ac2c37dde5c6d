package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.get;
import static io.tailrace.admin.Endpoint.post;
import static io.tailrace.admin.Parameter.list;
import static io.tailrace.admin.Parameter.text;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.contact.ContactAnswer;
import io.tailrace.operations.suppressed.SuppressionComparison;
import java.util.List;

/**
 * Whether somebody may be written to, as programs ask before each message. The audit keeps no such
 * look: who asks has the address already, and asks a thousand times a minute. Stateless.
 */
public final class ContactEndpoints {
  public static final Endpoint<ContactAnswer> CONTACT =
      get(
              "/api/contact",
              ContactAnswer.class,
              "Whether an address may be written to, and what says not to. Nothing says so of one that"
                  + " is not known. The answer has an `ETag`: with `If-None-Match`, 304 means that"
                  + " nothing has changed.")
          .with(
              text("address", "An e-mail address, phone number or device token, in any spelling.")
                  .needed(),
              Endpoints.FEED)
          .such("/api/contact?address=ada%40example.com")
          .needs(AccessRole.ANALYST)
          .withoutLooks();

  public static final Endpoint<ContactAnswer.Page> CONTACTS =
      post(
              "/api/contact",
              ContactAnswer.Page.class,
              "The same of up to 1000 addresses, in their order. It changes nothing.")
          .with(list("addresses", "1 to 1000 of them.").needed(), Endpoints.FEED)
          .such("{\"addresses\":[\"ada@example.com\",\"+14155550100\"]}")
          .needs(AccessRole.ANALYST)
          .withoutLooks();

  public static final Endpoint<SuppressionComparison> CHECK =
      get(
              "/api/suppressions/check",
              SuppressionComparison.class,
              "Our suppressed e-mail addresses against those of Customer.io's own mail server, both"
                  + " ways. It asks Customer.io for whole lists, a thousand addresses at a time, and"
                  + " changes nothing. Who sends by a mail server of their own has no list there.")
          .with(text("feed", "Whose workspace and addresses. Defaults to the default feed's."))
          .needs(AccessRole.ANALYST);

  static final List<Endpoint<?>> ALL = List.of(CONTACT, CONTACTS, CHECK);

  private ContactEndpoints() {}
}
