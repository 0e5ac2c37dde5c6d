package io.tailrace.dashboard.find;

import io.tailrace.dashboard.story.StoryPaths;
import io.tailrace.operations.search.SearchReport.Hit;

/** Which page tells of what a search found. Stateless. */
final class HitPath {
  private HitPath() {}

  static String of(Hit hit, StoryPaths paths) {
    return switch (hit.kind()) {
      case "event" -> paths.event(hit.id(), hit.feed());
      case "message" -> paths.message(hit.id(), hit.feed());
      case "person", "address" -> paths.person(hit.id(), hit.feed());
      default -> paths.source(hit.kind(), Long.parseLong(hit.id()), hit.feed());
    };
  }
}
