package io.tailrace.receiver.jetty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The nginx file that is shipped, and a whole configuration around it for a trial. Stateless. */
final class NginxFile {
  static final Path SHIPPED = Path.of("..", "deploy", "nginx", "tailrace.conf");
  static final String PROVED = "keepalive_timeout 0;";

  private NginxFile() {}

  static String shipped() throws IOException {
    return Files.readString(SHIPPED);
  }

  /** On a port of this machine and without TLS; all else as it is shipped. */
  static String onLoopback(String shipped, int port, int tailrace) {
    return shipped
        .replaceAll("(?m)^ *ssl_.*$", "")
        .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
        .replace("127.0.0.1:8080", "127.0.0.1:" + tailrace);
  }

  /** All that nginx needs to run in one folder. */
  static String whole(Path folder, String server) {
    String temporary = "";
    for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
      temporary += kind + "_temp_path " + folder.resolve(kind) + ";\n";
    }
    return "daemon off;\nmaster_process off;\npid "
        + folder.resolve("pid")
        + ";\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n"
        + temporary
        + server
        + "}\n";
  }
}
