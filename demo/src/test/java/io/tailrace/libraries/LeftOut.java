package io.tailrace.libraries;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Jars that libraries ask for and that are not shipped, though classes of theirs name them.
 *
 * @param packages how the names of the missing classes begin
 * @param namedBy the classes that name them, without the nested ones
 * @param why none of those is loaded, or reaches the place
 */
record LeftOut(String packages, Pattern namedBy, String why) {
  private static final String BIGQUERY = "com\\.google\\.cloud\\.bigquery\\.storage\\.";

  static final List<LeftOut> ALL =
      List.of(
          of(
              "io.grpc.alts.",
              "com\\.google\\.api\\.gax\\.grpc\\.InstantiatingGrpcChannelProvider",
              "DirectPath, between Google's own machines, which nobody switches on; OverTlsTest"
                  + " loads the class"),
          of(
              "io.opentelemetry.",
              "com\\.google\\.api\\.gax\\.tracing\\.OpenTelemetry.*|"
                  + BIGQUERY
                  + "v1\\.(BigQueryRead.*|Connection.*|Singletons|StreamWriter|TelemetryMetrics|stub\\.EnhancedBigQueryRead.*)",
              "the reading client and Google's StreamWriter, in place of which the sink has its"
                  + " own connection"),
          of("org.json.", BIGQUERY + "v1(beta2)?\\.Json.*", "a writer of JSON rows"),
          of("org.apache.arrow.", BIGQUERY + ".*", "Google's StreamWriter and the reading client"),
          of(
              "com.google.cloud.",
              BIGQUERY + "v1(alpha|beta|beta1|beta2)\\..*",
              "versions of the API that are not spoken"),
          of(
              "org.apache.http.",
              "com\\.google\\.api\\.client\\.(testing\\.)?http\\.apache\\..*|"
                  + "io\\.micrometer\\.core\\.instrument\\.binder\\.httpcomponents\\..*",
              "another HTTP client, for who chooses it; tokens are fetched by the JDK's"),
          of(
              "org.conscrypt.",
              "io\\.netty\\.handler\\.ssl\\..*|io\\.grpc\\.netty\\..*",
              "another provider of TLS; the JDK's is used"),
          of(
              "com.fasterxml.jackson.",
              "io\\.lettuce\\.core\\.json\\..*",
              "Redis' JSON commands, by Jackson 2"),
          of(
              "redis.clients.",
              "io\\.lettuce\\.authx\\..*",
              "tokens of a cloud in place of a password"),
          of(
              "org.HdrHistogram.",
              "io\\.lettuce\\.core\\.metrics\\.DefaultCommandLatencyCollector|"
                  + "io\\.micrometer\\.core\\.instrument\\.distribution\\.TimeWindowPercentileHistogram",
              "percentiles computed in the process, which no timer asks for; Lettuce looks whether"
                  + " it is there"),
          of(
              "io.micrometer.observation.",
              "io\\.lettuce\\.core\\.tracing\\..*|"
                  + "io\\.micrometer\\.core\\.(aop|instrument\\.(aop|binder|kotlin|observation))\\..*",
              "observations, which nobody makes: the counters are counted by hand"),
          of(
              "io.netty.handler.codec.compression.",
              "io\\.netty\\.handler\\.codec\\.(http|http2|spdy)\\..*",
              "gRPC compresses by itself, and nothing else speaks HTTP by Netty"),
          of(
              "io.netty.handler.codec.socksx.",
              "io\\.netty\\.handler\\.proxy\\.Socks.*",
              "gRPC passes a proxy by HTTP's CONNECT alone"));

  private static LeftOut of(String packages, String namedBy, String why) {
    return new LeftOut(packages, Pattern.compile(namedBy), why);
  }
}
