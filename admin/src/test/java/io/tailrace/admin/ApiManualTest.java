package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual's page says what the endpoints and the records say, and its examples are such. */
class ApiManualTest {
  private static final Path MANUAL = Path.of("..", "docs", "api.md");
  private static final Pattern TABLES =
      Pattern.compile("(?s)(?<=<!-- endpoints: written by ApiManualTest -->\n).*(?=<!-- end -->)");

  @Test
  void thePageIsTheTable() throws IOException {
    String manual = Files.readString(MANUAL);
    String expected = new ApiPage().markdown();
    if (Boolean.getBoolean("update.docs")) {
      String changed =
          TABLES.matcher(manual).replaceFirst(found -> Matcher.quoteReplacement(expected));
      Files.writeString(MANUAL, changed);
      return;
    }
    assertThat(TABLES.matcher(manual).results().map(MatchResult::group))
        .as(
            "write it again: mvn -pl admin -am test -Dtest=ApiManualTest -Dupdate.docs=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .containsExactly(expected);
  }

  /** By the Javadoc of its record: an {@code @param} for each component. */
  @Test
  void everyFieldHasAMeaning() {
    ApiPage page = new ApiPage();
    page.markdown();
    assertThat(page.unsaid()).isEmpty();
  }

  @Test
  void everyHeadingIsOne() {
    assertThat(new ApiPage().markdown().lines().filter(line -> line.startsWith("### ")))
        .doesNotHaveDuplicates();
  }

  @Test
  void theExamplesAskWhatIsDeclared() {
    for (Endpoint<?> endpoint : Endpoints.all()) {
      List<String> names = examples(endpoint);
      assertThat(endpoint.parameters())
          .as(endpoint.path().toString())
          .extracting(Parameter::name)
          .containsAll(names);
      assertThat(endpoint.parameters())
          .as(endpoint.path().toString())
          .filteredOn(Parameter::required)
          .extracting(Parameter::name)
          .allMatch(names::contains);
    }
  }

  private static List<String> examples(Endpoint<?> endpoint) {
    if (!endpoint.reads()) {
      byte[] body = endpoint.example().getBytes(StandardCharsets.UTF_8);
      String path = ApiPage.exampleOf(endpoint.path());
      return names(endpoint, path, ApiJson.read(body).propertyNames().stream());
    }
    URI example = URI.create(endpoint.example());
    Stream<String> query =
        example.getRawQuery() == null
            ? Stream.of()
            : Stream.of(example.getRawQuery().split("&")).map(it -> it.replaceFirst("=.*", ""));
    return names(endpoint, example.getRawPath(), query);
  }

  private static List<String> names(Endpoint<?> endpoint, String path, Stream<String> others) {
    return Stream.concat(endpoint.path().match(path).orElseThrow().keySet().stream(), others)
        .toList();
  }
}
