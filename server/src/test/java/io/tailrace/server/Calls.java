package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends events to a server whose key is {@code a-key}, and reads its counters. Stateless. */
final class Calls {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Calls() {}

  static int send(Tailrace receiver, String id) throws Exception {
    String body =
        "{\"event_id\":\""
            + id
            + "\",\"object_type\":\"email\",\"metric\":\"sent\","
            + "\"timestamp\":"
            + System.currentTimeMillis() / 1_000
            + ",\"data\":{\"delivery_id\":\"d\",\"recipient\":\"a@b.example\"}}";
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("a-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + receiver.port() + "/webhooks/customerio"))
            .header("X-CIO-Signature", HexFormat.of().formatHex(signature))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Of the database's sink. */
  static double gauge(URI admin, String name) throws Exception {
    return series(admin, "tailrace_sink_" + name + "{sink=\"database\"} ");
  }

  static double series(URI admin, String begins) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(admin.resolve("/metrics")).build();
    String all = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return Arrays.stream(all.split("\n"))
        .filter(line -> line.startsWith(begins))
        .mapToDouble(line -> Double.parseDouble(line.substring(begins.length())))
        .findFirst()
        .orElseThrow();
  }

  static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    boolean holds = condition.call();
    while (!holds && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      holds = condition.call();
    }
    assertThat(holds).isTrue();
  }
}
