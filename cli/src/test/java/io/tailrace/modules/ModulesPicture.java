package io.tailrace.modules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The modules as a picture: each stands above those that it uses. Examples and the testkit stand at
 * the right; what only tests use is left out.
 */
final class ModulesPicture {
  private static final int WIDE = 144;
  private static final int HIGH = 34;
  private static final int BESIDE = 14;
  private static final int COLUMN = WIDE + BESIDE;
  private static final int BETWEEN = 46;
  private final List<Module> modules;
  private final Arrows arrows;
  private final Map<String, Place> places = new HashMap<>();

  /** A box's upper left corner. */
  private record Place(int x, int y) {
    int middle() {
      return x + WIDE / 2;
    }
  }

  ModulesPicture(List<Module> modules) {
    this.modules = modules.stream().filter(module -> isShown(module, modules)).toList();
    this.arrows = new Arrows(modules);
  }

  String svg() {
    Map<Integer, List<Module>> house = rows();
    List<Module> aside = modules.stream().filter(ModulesPicture::isAside).toList();
    int houseWide = house.values().stream().mapToInt(List::size).max().orElse(0) * COLUMN;
    int highest = house.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    house.forEach((height, row) -> place(row, highest - height, houseWide));
    int wide = BESIDE + houseWide;
    for (Module module : aside) {
      places.put(module.artifact(), at(wide, highest - arrows.height(module.artifact())));
      wide += COLUMN;
    }
    int high = (highest + 1) * (HIGH + BETWEEN) - BETWEEN + 2 * BESIDE;
    StringBuilder svg = new StringBuilder(head(wide, high));
    modules.forEach(module -> drawArrows(module, svg));
    modules.forEach(module -> drawBox(module, svg));
    return svg.append("</svg>\n").toString();
  }

  private static String head(int wide, int high) {
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"
            font-family="sans-serif" font-size="13">
          <title>The modules and their arrows</title>
          <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8"
            orient="auto"><path d="M0 0L8 4L0 8z" fill="#666"/></marker></defs>
          <rect width="100%%" height="100%%" fill="#fff"/>
        """,
        wide,
        high,
        wide,
        high);
  }

  private Map<Integer, List<Module>> rows() {
    return modules.stream()
        .filter(module -> !isAside(module))
        .collect(
            Collectors.groupingBy(
                module -> arrows.height(module.artifact()), TreeMap::new, Collectors.toList()));
  }

  /** What is used from just above comes to the middle, so that arrows cross no box. */
  private void place(List<Module> row, int fromTop, int houseWide) {
    List<Module> nearestFirst = new ArrayList<>(row);
    nearestFirst.sort(Comparator.comparingInt(this::lowestAbove));
    List<Module> centred = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      centred.add(i % 2 == 0 ? 0 : centred.size(), nearestFirst.get(i));
    }
    int left = BESIDE + (houseWide - row.size() * COLUMN) / 2;
    for (int i = 0; i < row.size(); i++) {
      places.put(centred.get(i).artifact(), at(left + i * COLUMN, fromTop));
    }
  }

  private int lowestAbove(Module module) {
    return modules.stream()
        .filter(above -> !isAside(above))
        .map(Module::artifact)
        .filter(above -> arrows.from(above).contains(module.artifact()))
        .mapToInt(arrows::height)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static Place at(int left, int fromTop) {
    return new Place(left, BESIDE + fromTop * (HIGH + BETWEEN));
  }

  private void drawArrows(Module module, StringBuilder svg) {
    Place from = places.get(module.artifact());
    for (String used : arrows.from(module.artifact()).stream().sorted().toList()) {
      Place to = places.get(used);
      int bottom = from.y() + HIGH;
      svg.append(
          String.format(
              Locale.ROOT,
              "  <path d=\"M%d %dC%d %d %d %d %d %d\" fill=\"none\" stroke=\"#999\""
                  + " marker-end=\"url(#head)\"/>\n",
              from.middle(),
              bottom,
              from.middle(),
              bottom + BETWEEN / 2,
              to.middle(),
              bottom,
              to.middle(),
              to.y() - 1));
    }
  }

  private void drawBox(Module module, StringBuilder svg) {
    Place place = places.get(module.artifact());
    svg.append(
        String.format(
            Locale.ROOT,
            "  <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\""
                + " stroke=\"#555\"/>\n",
            place.x(),
            place.y(),
            WIDE,
            HIGH,
            isAside(module) ? "#f2f2f2" : "#e3eef9"));
    svg.append(
        String.format(
            Locale.ROOT,
            "  <text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
            place.middle(),
            place.y() + HIGH / 2 + 5,
            module.folder()));
  }

  private static boolean isShown(Module module, List<Module> all) {
    return !isTestkit(module)
        || all.stream()
            .filter(user -> !isTestkit(user))
            .anyMatch(user -> user.uses().contains(module.artifact()));
  }

  private static boolean isAside(Module module) {
    return isTestkit(module) || module.folder().startsWith("examples/");
  }

  private static boolean isTestkit(Module module) {
    return module.folder().startsWith("testkit/");
  }
}
