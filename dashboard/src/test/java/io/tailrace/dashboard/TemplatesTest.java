package io.tailrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.EntryWay;
import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.dashboard.page.PageVisit;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a model comes out as text, and no template needs what the policy forbids. */
class TemplatesTest {
  private static final Path SOURCES = Path.of("src/main/jte");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\sstyle=|\\son[a-z]+=|<script(?! src=)|<style|javascript:|hx-on|\\$unsafe|js:|hx-vals",
          Pattern.CASE_INSENSITIVE);

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  static List<String> templates() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(file -> file.toString().endsWith(".jte"))
          .map(file -> SOURCES.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static Method render(String template) throws ReflectiveOperationException {
    String path = template.substring(0, template.length() - ".jte".length());
    int slash = path.lastIndexOf('/');
    String name =
        "gg.jte.generated.precompiled."
            + path.substring(0, slash + 1).replace('/', '.')
            + "Jte"
            + path.substring(slash + 1)
            + "Generated";
    return Arrays.stream(Class.forName(name).getMethods())
        .filter(method -> method.getName().equals("render"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatStrangersWroteComesOutAsText(String template) throws Exception {
    Map<String, Object> model = new HashMap<>();
    Parameter[] parameters = render(template).getParameters();
    for (Parameter parameter : Arrays.asList(parameters).subList(2, parameters.length)) {
      model.put(parameter.getName(), value(parameter));
    }
    StringOutput out = new StringOutput();
    engine.render(template, model, out);
    assertThat(out.toString())
        .doesNotContain("<img src=x", "<svg onload")
        .doesNotContainPattern("=\"[^\"]*\"'>");
  }

  private static Object value(Parameter parameter) throws ReflectiveOperationException {
    if (parameter.getType() == gg.jte.Content.class) {
      return (gg.jte.Content) out -> out.writeContent("");
    }
    return parameter.getType() == PageFrame.class
        ? frame()
        : HostileModel.of(parameter.getParameterizedType());
  }

  private static PageFrame frame() {
    String attack = HostileModel.ATTACK;
    var visitor = new Visitor(attack, AccessRole.ADMIN, EntryWay.HEADER);
    Map<String, List<String>> query =
        Map.of(
            "feed",
            List.of(attack),
            "from",
            List.of(attack),
            "q",
            List.of(attack),
            attack,
            List.of(attack));
    var visit = new PageVisit(visitor, Instant.EPOCH, ZoneOffset.UTC, false);
    var request = new PageRequest("/search", Map.of(), query, visit);
    return new PageFrame(
        request,
        PageScope.FEED_AND_TIME,
        List.of(attack, "shop"),
        new DashboardAssets(),
        attack,
        Tone.BAD,
        attack);
  }

  /** Or else the test above could not fail. */
  @Test
  void theAttackIsOneWhereNothingIsEscaped() {
    assertThat(HostileModel.ATTACK).contains("<img src=x", "<svg onload");
    assertThat("<a title=\"" + HostileModel.ATTACK + "\">").containsPattern("=\"[^\"]*\"'>");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void needsNothingThatThePolicyForbids(String template) throws IOException {
    String text = Files.readString(SOURCES.resolve(template));
    assertThat(FORBIDDEN.matcher(text).results().map(found -> found.group()).toList()).isEmpty();
  }
}
