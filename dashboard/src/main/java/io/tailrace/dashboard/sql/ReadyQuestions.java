package io.tailrace.dashboard.sql;

import java.util.List;

/**
 * The questions that the page offers. Each is asked of the real engines by a test, so that it
 * answers. Stateless.
 */
public final class ReadyQuestions {
  private static final String WAREHOUSE = "warehouse";
  private static final String DATABASE = "database";

  public static final List<ReadyQuestion> ALL =
      List.of(
          new ReadyQuestion(
              "Is our mail healthy? By mailbox domain, last 7 days",
              WAREHOUSE,
              """
              SELECT recipient_domain,
                count(*) FILTER (metric = 'sent') AS sent,
                count(*) FILTER (metric = 'delivered') AS delivered,
                count(*) FILTER (metric = 'bounced') AS bounced,
                count(*) FILTER (metric = 'spammed') AS complaints
              FROM delivery_events
              WHERE object_type = 'email' AND timestamp >= current_date - 7
              GROUP BY recipient_domain ORDER BY sent DESC LIMIT 20
              """),
          new ReadyQuestion(
              "Which campaigns do people open and click? Last 30 days",
              WAREHOUSE,
              """
              SELECT campaign_id,
                count(DISTINCT delivery_id) FILTER (metric = 'delivered') AS delivered,
                count(DISTINCT delivery_id) FILTER (metric = 'opened' AND human) AS opened,
                count(DISTINCT delivery_id) FILTER (metric = 'clicked' AND human) AS clicked
              FROM delivery_events
              WHERE campaign_id IS NOT NULL AND timestamp >= current_date - 30
              GROUP BY campaign_id ORDER BY delivered DESC
              """),
          new ReadyQuestion(
              "Why do messages bounce? By domain and code, last 7 days",
              WAREHOUSE,
              """
              SELECT recipient_domain,
                regexp_extract(failure_message, '\\b[245]\\.\\d+\\.\\d+\\b') AS code,
                count(*) AS bounces, any_value(failure_message) AS sample
              FROM delivery_events
              WHERE metric = 'bounced' AND timestamp >= current_date - 7
              GROUP BY recipient_domain, code ORDER BY bounces DESC LIMIT 50
              """),
          new ReadyQuestion(
              "Which links do people click? Last 7 days",
              WAREHOUSE,
              """
              SELECT href, count(*) AS clicks, count(DISTINCT person) AS people
              FROM delivery_events
              WHERE metric = 'clicked' AND human AND timestamp >= current_date - 7
              GROUP BY href ORDER BY clicks DESC LIMIT 50
              """),
          new ReadyQuestion(
              "How many events a day, by kind? Last 14 days",
              WAREHOUSE,
              """
              SELECT strftime(timestamp, '%Y-%m-%d') AS day, event_type, count(*) AS events
              FROM delivery_events
              WHERE timestamp >= current_date - 14
              GROUP BY day, event_type ORDER BY day DESC, events DESC
              """),
          new ReadyQuestion(
              "How late do events come? By hour, last 2 days",
              WAREHOUSE,
              """
              SELECT strftime(timestamp, '%Y-%m-%d %H:00') AS hour, count(*) AS events,
                max(date_diff('second', timestamp, received_at)) AS latest_seconds
              FROM delivery_events
              WHERE source = 'webhook' AND timestamp >= current_date - 2
              GROUP BY hour ORDER BY hour DESC
              """),
          new ReadyQuestion(
              "Whom may nobody write to, and why?",
              DATABASE,
              """
              SELECT object_type, reason, cause, count(*) AS addresses
              FROM do_not_contact
              GROUP BY object_type, reason, cause ORDER BY addresses DESC
              """),
          new ReadyQuestion(
              "Which topics do people leave?",
              DATABASE,
              """
              SELECT topic, object_type, count(*) AS people, max(since) AS last
              FROM topic_opt_outs
              GROUP BY topic, object_type ORDER BY people DESC
              """),
          new ReadyQuestion(
              "How many subscribers are there?",
              DATABASE,
              """
              SELECT CASE WHEN subscribed THEN 'subscribed' WHEN subscribed IS NULL THEN 'never said'
                ELSE 'unsubscribed' END AS state, count(*) AS people
              FROM people GROUP BY state ORDER BY people DESC
              """),
          new ReadyQuestion(
              "What is this data? The columns of the warehouse",
              WAREHOUSE,
              "DESCRIBE delivery_events"));

  private ReadyQuestions() {}
}
