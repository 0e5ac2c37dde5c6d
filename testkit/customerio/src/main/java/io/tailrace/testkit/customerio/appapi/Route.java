package io.tailrace.testkit.customerio.appapi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A method and a path of the App API, and what answers there. Immutable. */
record Route(String method, Pattern path, Function<ApiRequest, Object> answer) {

  /** {@code {}} stands for anything without a slash, {@code #} for a number. */
  static Route of(String method, String path, Function<ApiRequest, Object> answer) {
    String regex = path.replace("{}", "([^/]+)").replace("#", "(\\d+)");
    return new Route(method, Pattern.compile("/v1" + regex), answer);
  }

  static Route get(String path, Function<ApiRequest, Object> answer) {
    return of("GET", path, answer);
  }

  /** The request with its path's variables; null = it is for another route. */
  ApiRequest match(ApiRequest request) {
    Matcher matcher = path.matcher(request.path());
    if (!request.method().equals(method) || !matcher.matches()) {
      return null;
    }
    List<String> groups = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      groups.add(matcher.group(group));
    }
    return request.with(groups);
  }
}
