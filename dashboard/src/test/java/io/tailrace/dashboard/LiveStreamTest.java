package io.tailrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.stream.Streams;
import io.tailrace.operations.Scene;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Those who watch: each event once, also after a lost connection; no more of them than there may
 * be.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveStreamTest {
  private static final Pattern ROW = Pattern.compile("data-id=\"([^\"]+)\"");

  @TempDir Path folder;
  private Scene scene;
  private OpenDashboard dashboard;

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(folder);
    dashboard = new OpenDashboard(folder, () -> scene.parts(true));
  }

  @AfterEach
  void close() {
    dashboard.close();
  }

  private void receive(int from, int to, String recipient) {
    for (int i = from; i < to; i++) {
      scene.receive(
          "{\"event_id\":\"e%s\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1,\"data\":{\"recipient\":\"%s\",\"delivery_id\":\"d%s\"}}"
              .formatted(i, recipient, i));
    }
  }

  /** Someone who watches, line by line. */
  private final class Watching implements AutoCloseable {
    private final BufferedReader lines;
    private String lastId;
    private final List<String> ids = new ArrayList<>();
    private String all = "";

    Watching(String path, AccessRole role, String last) throws Exception {
      var request = dashboard.request(path, role);
      if (last != null) {
        request.header("Last-Event-ID", last);
      }
      HttpResponse<InputStream> answer = dashboard.watch(request.build());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValue("text/event-stream; charset=utf-8");
      lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
    }

    /** Up to the end of a message, after which there are so many rows. */
    void readUntil(int rows) throws IOException {
      String line = "";
      while (ids.size() < rows || !line.isEmpty()) {
        line = lines.readLine();
        all += line + "\n";
        if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        }
        Matcher row = ROW.matcher(line);
        if (row.find()) {
          ids.add(row.group(1));
        }
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Test
  void eachEventComesOnceAlsoToWhoComesAgain() throws Exception {
    String after = "/live/stream?after=1";
    receive(0, 20, "ann@gmail.com");
    List<String> seen = new ArrayList<>();
    String last;
    try (Watching first = new Watching(after, AccessRole.ANALYST, null)) {
      first.readUntil(20);
      seen.addAll(first.ids);
      last = first.lastId;
    }
    receive(20, 35, "ann@gmail.com");
    try (Watching second = new Watching(after, AccessRole.ANALYST, last)) {
      second.readUntil(15);
      receive(35, 40, "ann@gmail.com");
      second.readUntil(20);
      seen.addAll(second.ids);
    }
    assertThat(seen).hasSize(40).doesNotHaveDuplicates().contains("e0", "e19", "e20", "e39");
  }

  @Test
  void moreThanAnybodyReadsIsCounted() throws Exception {
    receive(0, 200, "ann@gmail.com");
    try (Watching watching = new Watching("/live/stream?after=1", AccessRole.ANALYST, null)) {
      watching.readUntil(25);
      assertThat(watching.all).contains("data-more=\"175\"", "175 more at that moment");
    }
  }

  @Test
  void aFilterLeavesOutWhatWasNotAskedFor() throws Exception {
    receive(0, 3, "ann@gmail.com");
    receive(3, 5, "bob@icloud.com");
    try (Watching watching =
        new Watching("/live/stream?after=1&provider=apple", AccessRole.ANALYST, null)) {
      watching.readUntil(2);
      assertThat(watching.ids).containsExactly("e4", "e3");
    }
  }

  @Test
  void aViewerSeesNoAddressAndSearchesForNobody() throws Exception {
    receive(0, 2, "ann.miller@gmail.com");
    try (Watching watching =
        new Watching("/live/stream?after=1&person=bob@icloud.com", AccessRole.VIEWER, null)) {
      watching.readUntil(2);
      assertThat(watching.all).contains("a…@gmail.com").doesNotContain("ann.miller", "/people/");
    }
    assertThat(dashboard.get("/live", AccessRole.VIEWER).body())
        .contains("a…@gmail.com")
        .doesNotContain("ann.miller", "name=\"person\"");
    assertThat(dashboard.get("/live", AccessRole.ANALYST).body()).contains("ann.miller");
  }

  @Test
  void soManyAndNoMoreUntilOneGoes() throws Exception {
    List<Watching> all = new ArrayList<>();
    for (int i = 0; i < Streams.MOST; i++) {
      all.add(new Watching("/live/stream", AccessRole.VIEWER, null));
    }
    assertThat(dashboard.get("/live/stream", AccessRole.VIEWER).statusCode()).isEqualTo(503);
    all.remove(0).close();
    // The server learns of it when it writes next.
    int status = 503;
    for (int i = 0; i < 20 && status == 503; i++) {
      receive(i, i + 1, "ann@gmail.com");
      all.get(0).readUntil(i + 1);
      HttpResponse<InputStream> again =
          dashboard.watch(dashboard.request("/live/stream", AccessRole.VIEWER).build());
      status = again.statusCode();
      again.body().close();
    }
    assertThat(status).isEqualTo(200);
    for (Watching watching : all) {
      watching.close();
    }
  }

  @Test
  void aCursorOfAnotherLogIsToldAndEndsNoOtherStream() throws Exception {
    assertThat(dashboard.get("/live/stream?after=x", AccessRole.VIEWER).statusCode())
        .isEqualTo(400);
  }
}
