package io.tailrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageVisit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** Reads what a browser asks. Stateless. */
final class AskedPage {
  private static final int MAX_FORM = 1 << 16;

  private AskedPage() {}

  /**
   * Reads all of it, a form's fields too.
   *
   * @param named what the path's names stand for
   */
  static PageRequest of(Request request, Map<String, String> named, Visitor visitor, Instant now)
      throws IOException {
    Map<String, List<String>> query = new LinkedHashMap<>();
    add(Request.extractQueryParameters(request), query);
    if (request.getMethod().equals("POST")) {
      add(form(request), query);
    }
    String last = request.getHeaders().get("Last-Event-ID");
    var visit = new PageVisit(visitor, now, ViewerZone.of(request), isPart(request), last);
    return new PageRequest(request.getHttpURI().getPath(), named, query, visit);
  }

  /** Whether a page that is open already asks for a part of itself. */
  static boolean isPart(Request request) {
    return "true".equals(request.getHeaders().get("HX-Request"));
  }

  private static void add(Fields fields, Map<String, List<String>> to) {
    for (Fields.Field field : fields) {
      to.computeIfAbsent(field.getName(), name -> new ArrayList<>()).addAll(field.getValues());
    }
  }

  private static Fields form(Request request) throws IOException {
    Fields fields = new Fields();
    try (var in = Content.Source.asInputStream(request)) {
      String body = new String(in.readNBytes(MAX_FORM), UTF_8);
      UrlEncoded.decodeTo(body, fields::add, UTF_8);
    }
    return fields;
  }
}
