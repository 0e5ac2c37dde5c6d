package io.tailrace.operations.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody does. What is long is cut, so that no line of the audit is. Immutable.
 *
 * @param act method and path, as {@code POST /api/dead-letters/replay}
 * @param target whom or what the path names; empty if it names nothing
 * @param parameters by name, as they were given
 */
public record AuditedAct(String act, String target, Map<String, String> parameters) {
  private static final int LONGEST = 2_000;
  private static final int MOST = 30;

  public AuditedAct {
    target = cut(target);
    Map<String, String> kept = new LinkedHashMap<>();
    parameters.entrySet().stream()
        .limit(MOST)
        .forEach(each -> kept.put(cut(each.getKey()), cut(each.getValue())));
    parameters = kept;
  }

  /** Something without parameters. */
  public static AuditedAct of(String act, String target) {
    return new AuditedAct(act, target, Map.of());
  }

  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
