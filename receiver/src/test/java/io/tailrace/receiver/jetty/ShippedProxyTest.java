package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files for proxies hold what NginxTest and trials by hand have proved to be needed. */
class ShippedProxyTest {

  @Test
  void nginxSaysThatItClosesWhatItAnswersItself() throws IOException {
    String nginx = NginxFile.shipped();
    String later = nginx.substring(nginx.indexOf("location @later"));
    assertThat(later).contains(NginxFile.PROVED, "return 503");
    assertThat(nginx)
        .contains(
            "error_page 500 502 504 =503 @later;",
            "proxy_request_buffering off;",
            "proxy_next_upstream   off;",
            "keepalive_timeout   620s;",
            "proxy_read_timeout    3500ms;");
  }

  @Test
  void caddyTurnsItsOwnFailuresInto503() throws IOException {
    assertThat(Files.readString(Path.of("..", "deploy", "caddy", "Caddyfile")))
        .contains("in [500, 502, 504]", "lb_retries 0");
  }

  /** The file for two receivers is the same one but for the parts that are shown. */
  @Test
  void theFileForTwoReceiversDiffersInPartsThatAreThere() throws IOException {
    String engines = Files.readString(Path.of("..", "docs", "engines.md"));
    assertThat(engines).contains("proxy_next_upstream         error;", "max_fails=1");
    assertThat(NginxFile.shipped()).contains("server 127.0.0.1:8080 max_fails=0;");
  }
}
