package io.tailrace.dashboard;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;

/** What somebody sees whom we do not know. Stateless. */
final class SignIn {
  private SignIn() {}

  static String page(String reason) {
    StringOutput escaped = new StringOutput();
    Escape.htmlContent(reason, escaped);
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tailrace</title>"
        + "<h1>Tailrace</h1><p>"
        + escaped
        + "</p>";
  }
}
