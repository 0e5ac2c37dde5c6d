package io.tailrace.dashboard.browser;

import io.tailrace.testkit.customerio.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events in whose fields strangers wrote what a page must not take for its own. Stateless. */
final class HostileEvents {
  private static final List<String> KINDS =
      List.of(
          "email sent",
          "email delivered",
          "email opened",
          "email clicked",
          "email bounced",
          "email deferred",
          "email spammed",
          "email unsubscribed",
          "sms bounced",
          "push sent",
          "webhook attempted",
          "customer subscribed");

  private HostileEvents() {}

  /** What strangers write. */
  static List<String> texts(PixelServer pixels) {
    return List.of(
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "javascript:alert(1)",
        "'};alert(1);//",
        "<img src=\"" + pixels.url("/pixel.png") + "\">",
        "</textarea></script><script>alert(1)</script>",
        "\u202etxet desrever\u202c \u200f\u2066",
        "nul \0 and \u0007 bell",
        "W".repeat(300));
  }

  /** An event of each kind with this text in all its fields; the bodies are numbered. */
  static List<String> bodies(String text, int number, PixelServer pixels) {
    return KINDS.stream().map(kind -> body(kind, text, number, pixels)).toList();
  }

  private static String body(String kind, String text, int number, PixelServer pixels) {
    String[] words = kind.split(" ", 2);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event_id", "hostile-" + number + "-" + kind.replace(' ', '-'));
    body.put("object_type", words[0]);
    body.put("metric", words[1]);
    body.put("timestamp", Instant.now().getEpochSecond() - 60);
    body.put("data", data(words[0].equals("customer") ? "" : "d-" + text, text, pixels));
    return JsonText.text(body);
  }

  private static Map<String, Object> data(String delivery, String text, PixelServer pixels) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (!delivery.isEmpty()) {
      data.put("delivery_id", delivery);
      data.put("campaign_id", 9);
      data.put("action_id", 91);
    }
    data.put("customer_id", text);
    data.put("identifiers", Map.of("id", text, "email", text + "@x.example", "cio_id", text));
    data.put("email_address", text + "@x.example");
    data.put("recipient", text + "@x.example");
    data.put("recipients", List.of(Map.of("device_id", text, "device_platform", text)));
    data.put("subject", text);
    data.put("failure_message", "550 5.1.1 " + text);
    data.put("href", text.startsWith("javascript") ? text : pixels.url("/unsubscribe?t=" + text));
    data.put("link_id", 7);
    data.put("headers", Map.of("X-" + "Hostile", List.of(text)));
    data.put("content", content(text, pixels));
    return data;
  }

  private static String content(String text, PixelServer pixels) {
    return """
    <html><head><meta http-equiv="refresh" content="0;url=%1$s">
    <link rel="stylesheet" href="%1$s"><link rel="prefetch" href="%1$s">
    <style>@import "%1$s"; body { background: url(%1$s) }</style><base href="%1$s"></head>
    <body background="%1$s" onload="alert(1)"><p>%2$s</p><img src="%1$s" alt="a pixel">
    <a href="%1$s">click</a><iframe src="%1$s"></iframe><video poster="%1$s"></video>
    <form action="%1$s"><input autofocus onfocus=alert(1)></form></body></html>
    """
        .formatted(pixels.url("/content"), text);
  }
}
