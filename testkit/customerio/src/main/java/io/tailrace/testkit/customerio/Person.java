package io.tailrace.testkit.customerio;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An invented person of a workspace, always the same for a number, whatever the seed: history and
 * what goes on after it are about the same people. Immutable.
 *
 * @param id null = known by the address alone
 */
record Person(long number, String id, String email, String cioId, String phone, Mailbox mailbox) {

  private static final long PEOPLE = 1;
  private static final long DEVICES = 2;

  /** A phone, by its push token. Immutable. */
  record Device(String id, String platform) {}

  static Person of(long number) {
    Dice dice = Dice.of(PEOPLE, number);
    Mailbox mailbox = Mailbox.any(dice);
    return new Person(
        number,
        dice.chance(0.03) ? null : Long.toString(100_000 + number),
        "demo-" + number + "@" + mailbox.domain(dice),
        "d9c1" + Ids.hex(4, dice) + HexFormat.of().toHexDigits(number, 6),
        // North America's numbers from 555-0100 to 555-0199 are kept free for fiction.
        "+1" + dice.between(201, 990) + "55501" + dice.between(0, 10) + dice.between(0, 10),
        mailbox);
  }

  /** One or two, made when asked for: few messages are pushed. */
  List<Device> devices() {
    Dice dice = Dice.of(DEVICES, number);
    List<Device> devices = new ArrayList<>();
    for (long left = dice.chance(0.25) ? 2 : 1; left > 0; left--) {
      boolean apple = dice.chance(mailbox == Mailbox.APPLE ? 0.9 : 0.4);
      String androidToken = dice.text(11, Ids.URL_SAFE) + ":APA91b" + dice.text(134, Ids.URL_SAFE);
      devices.add(
          apple ? new Device(Ids.hex(64, dice), "ios") : new Device(androidToken, "android"));
    }
    return devices;
  }

  Map<String, Object> identifiers() {
    Map<String, Object> identifiers = new LinkedHashMap<>();
    identifiers.put("id", id);
    identifiers.put("email", email);
    identifiers.put("cio_id", cioId);
    return identifiers;
  }

  /** What the deprecated field holds: blank for a person without an id. */
  String customerId() {
    return id == null ? "" : id;
  }
}
