package io.tailrace.testkit.customerio;

import io.tailrace.customerio.ObjectType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that the invented shop Tidewater sends. Parent, its id, action, channel, weight, subject,
 * links. Immutable, safe to share between threads.
 */
final class Catalogue {
  private static final String SHOP = "https://shop.tidewater.example";

  private static final String STEPS =
      """
      campaign|3|31|email|60|Welcome aboard ⚓|/start /stories
      campaign|3|32|email|45|Three knots worth knowing|/stories/knots /start
      campaign|3|33|push|20||tidewater://start
      campaign|3|34|in_app|30||/start/tour
      campaign|4|41|email|70|You left something on deck|/basket /help
      campaign|4|42|email|30|Still thinking it over?|/basket
      campaign|4|43|sms|30||/b/7Kq
      campaign|4|44|push|35||tidewater://basket
      campaign|7|71|push|45||tidewater://product/2
      campaign|7|72|email|30|It's back: the Fjord jacket|/p/fjord-jacket
      campaign|9|91|email|45|We miss you – 15 % off & free shipping|/sale /preferences
      campaign|9|92|sms|25||/b/w15
      campaign|9|93|whatsapp|12||/b/wa15
      campaign|12|121|email|55|How do you like your order?|/review /orders
      campaign|12|122|in_app|40||/review
      campaign|15|151|in_app|45||/captains
      campaign|15|152|email|25|You made captain, „Käpt’n“!|/captains
      campaign|15|153|slack|8||/crm/customer
      campaign|15|154|webhook|10||/crm/hook
      transactional|1|0|email|90|Your receipt from Tidewater|/orders
      transactional|2|0|email|40|Reset your password|/reset
      transactional|3|0|email|60|Your order has left the harbour|/orders/track
      transactional|4|0|push|35||tidewater://orders
      newsletter|21|0|email|40|The Log, no. 21: storm season|/sale /stories/storm /p/anorak
      newsletter|22|0|email|40|The Log, no. 22: <new> arrivals|/new /stories/wool
      newsletter|23|0|email|40|Summer sale: up to 40 % off ☀️|/sale
      broadcast|5|501|email|12|Our prices change on Monday|/prices
      broadcast|5|502|in_app|8||/prices
      broadcast|6|601|sms|8||/b/out
      """;

  private static final String NAMES =
      """
      campaign|3|Welcome
      campaign|4|Abandoned basket
      campaign|7|Back in stock
      campaign|9|Win back
      campaign|12|After the order
      campaign|15|Captains' club
      transactional|1|Receipt
      transactional|2|Password reset
      transactional|3|Order shipped
      transactional|4|Order status
      newsletter|21|The Log, no. 21
      newsletter|22|The Log, no. 22
      newsletter|23|Summer sale
      broadcast|5|Prices change
      broadcast|6|Out for delivery
      """;

  private final Weighted singles;
  private final Weighted blasts;

  Catalogue() {
    List<Step> steps = steps();
    this.singles = Weighted.of(steps.stream().filter(step -> !step.isBlast()).toList());
    this.blasts = Weighted.of(steps.stream().filter(Step::isBlast).toList());
  }

  /** Steps, and the sum of their weights. Immutable. */
  private record Weighted(List<Step> list, int total) {
    static Weighted of(List<Step> steps) {
      return new Weighted(steps, steps.stream().mapToInt(Step::weight).sum());
    }
  }

  static List<Step> steps() {
    return STEPS.lines().map(Catalogue::step).toList();
  }

  /** Of the campaigns, newsletters and so on of one kind, by their ids. */
  static Map<Long, String> names(Step.Parent parent) {
    Map<Long, String> names = new LinkedHashMap<>();
    for (String line : NAMES.lines().toList()) {
      String[] words = line.split("\\|", -1);
      if (words[0].equals(parent.name().toLowerCase(Locale.ROOT))) {
        names.put(Long.valueOf(words[1]), words[2]);
      }
    }
    return names;
  }

  private static Step step(String line) {
    String[] words = line.split("\\|", -1);
    return new Step(
        Step.Parent.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        ObjectType.of(words[3]),
        Integer.parseInt(words[4]),
        words[5],
        Arrays.stream(words[6].split(" ", -1)).map(Catalogue::link).toList());
  }

  private static String link(String path) {
    return path.startsWith("/") ? SHOP + path + "?utm_source=customerio&utm_medium=message" : path;
  }

  /** A message to one person. */
  Step single(Dice dice) {
    return weighted(singles, dice);
  }

  /** A message to a whole audience. */
  Step blast(Dice dice) {
    return weighted(blasts, dice);
  }

  private static Step weighted(Weighted steps, Dice dice) {
    long left = dice.between(0, steps.total);
    for (Step step : steps.list) {
      left -= step.weight();
      if (left < 0) {
        return step;
      }
    }
    throw new IllegalStateException("The weights do not add up.");
  }
}
