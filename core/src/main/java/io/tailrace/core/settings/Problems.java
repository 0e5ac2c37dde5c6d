package io.tailrace.core.settings;

import io.tailrace.core.settings.SettingProblem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong, so that all of it is said at once. For one thread. */
public final class Problems {
  /** A file that is no configuration at all would otherwise fill screens. */
  private static final int LISTED = 50;

  private final List<SettingProblem> listed = new ArrayList<>();
  private int errors;
  private int unlisted;

  public void error(Origin origin, String message) {
    add(new SettingProblem(Severity.ERROR, origin, message));
  }

  public void warning(Origin origin, String message) {
    add(new SettingProblem(Severity.WARNING, origin, message));
  }

  private void add(SettingProblem problem) {
    errors += problem.isError() ? 1 : 0;
    if (listed.size() < LISTED) {
      listed.add(problem);
    } else {
      unlisted++;
    }
  }

  public boolean hasErrors() {
    return errors > 0;
  }

  /** By place: the file from top to bottom, then variables by name. */
  public List<SettingProblem> list() {
    if (listed.isEmpty()) {
      return List.of();
    }
    List<SettingProblem> all = new ArrayList<>(listed);
    all.sort(
        Comparator.comparing(
            SettingProblem::origin,
            Comparator.comparing(Origin::kind).thenComparingInt(Origin::line)));
    if (unlisted > 0) {
      Severity severity = hasErrors() ? Severity.ERROR : Severity.WARNING;
      all.add(new SettingProblem(severity, Origin.DEFAULT, "and " + unlisted + " more problems"));
    }
    return List.copyOf(all);
  }
}
