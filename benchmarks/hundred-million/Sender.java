import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One whose messages are counted apart: an action of a campaign, a variant of a newsletter, a
 * transactional message. Immutable.
 *
 * @param perHour how many it sends at the usual hour
 * @param firstHour of those that are made
 * @param lastHour the one behind its last
 */
record Sender(
    String type,
    long campaign,
    long newsletter,
    long transactional,
    long action,
    long content,
    double perHour,
    int firstHour,
    int lastHour) {
  private static final int CAMPAIGNS = 120;
  private static final int ACTIONS = 4;
  private static final int TRANSACTIONAL = 60;
  private static final int DAYS_OF_A_CAMPAIGN = 133;
  private static final int HOURS_OF_A_NEWSLETTER = 72;

  /** Four tenths of all mail are campaigns', two are transactional, four are newsletters'. */
  static List<Sender> all(Volume volume, Random random) {
    List<Sender> all = new ArrayList<>();
    campaigns(all, volume, random);
    for (int i = 1; i <= TRANSACTIONAL; i++) {
      double perHour = volume.messagesPerHour() * 0.2 / TRANSACTIONAL;
      all.add(new Sender("email", 0, 0, i, 0, 0, perHour, 0, volume.hours()));
    }
    newsletters(all, volume);
    return all;
  }

  private static void campaigns(List<Sender> all, Volume volume, Random random) {
    double atOnce = (double) CAMPAIGNS * ACTIONS * DAYS_OF_A_CAMPAIGN / volume.days();
    for (int i = 0; i < CAMPAIGNS; i++) {
      int first = random.nextInt(volume.hours()) - DAYS_OF_A_CAMPAIGN * 12;
      String type = i % 12 == 0 ? "push" : i % 20 == 1 ? "sms" : "email";
      for (int action = 1; action <= ACTIONS; action++) {
        all.add(
            new Sender(
                type,
                1 + i,
                0,
                0,
                10L * (1 + i) + action,
                0,
                volume.messagesPerHour() * 0.4 / atOnce,
                first,
                first + DAYS_OF_A_CAMPAIGN * 24));
      }
    }
  }

  /** Three a week, each sent within three hours and read for three days. */
  private static void newsletters(List<Sender> all, Volume volume) {
    double perHour = volume.messagesPerHour() * 0.4 * 7 * 24 / 3 / 3 / 2;
    for (int i = 0; i < volume.days() * 3 / 7; i++) {
      int first = i * 7 * 24 / 3 + 9;
      for (int content = 0; content < 2; content++) {
        long id = 1 + i * 2L + content;
        all.add(
            new Sender("email", 0, 1 + i, 0, 0, id, perHour, first, first + HOURS_OF_A_NEWSLETTER));
      }
    }
  }

  boolean sendsAt(int hour) {
    return hour >= firstHour && hour < lastHour;
  }

  /** How many times the usual, at this hour. */
  double share(boolean answers, int hour) {
    if (newsletter == 0) {
      return 0.4 + 1.2 * Math.max(0, Math.sin((hour % 24 - 6) * Math.PI / 14));
    }
    int age = hour - firstHour;
    return answers ? 3 * Math.exp(-age / 8.0) / 8.5 : age < 3 ? 1 : 0;
  }
}
