package io.tailrace.dashboard;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.tailrace.dashboard.page.PartRenderer;
import java.util.HashMap;
import java.util.Map;

/** Fills templates, which the build made into classes. Safe for use by many threads. */
final class PageRenderer implements PartRenderer {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  @Override
  public String part(String template, Object model) {
    StringOutput out = new StringOutput();
    engine.render(template, model, out);
    return out.toString();
  }

  /** With the layout around it. */
  String page(PageFrame frame, String template, Object model) {
    Content main = out -> engine.render(template, model, out);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("frame", frame);
    parameters.put("main", main);
    StringOutput out = new StringOutput();
    engine.render("layout.jte", parameters, out);
    return out.toString();
  }
}
