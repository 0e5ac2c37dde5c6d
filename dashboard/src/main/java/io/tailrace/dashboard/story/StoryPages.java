package io.tailrace.dashboard.story;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.operations.OperationContext;
import java.util.List;

/** The pages of one person, one message, one event. Stateless. */
public final class StoryPages {
  private StoryPages() {}

  public static List<PageRoute> of(OperationContext parts, EffectiveSettings settings) {
    return List.of(
        PageRoute.get("/people/{person}", AccessRole.ANALYST, new PersonPage(parts))
            .heeding(PageScope.FEED),
        PageRoute.post(
            "/people/{person}/lift", AccessRole.OPERATOR, new SuppressionLiftPage(parts)),
        PageRoute.get(
                "/messages/{delivery_id}", AccessRole.ANALYST, new MessagePage(parts, settings))
            .heeding(PageScope.FEED),
        PageRoute.get(
                "/messages/{delivery_id}/preview",
                AccessRole.ANALYST,
                new MessagePreviewPage(parts))
            .heeding(PageScope.NONE),
        PageRoute.get("/events/{event_id}", AccessRole.ANALYST, new EventPage(parts))
            .heeding(PageScope.FEED),
        PageRoute.post(
            "/events/{event_id}/replay", AccessRole.OPERATOR, new EventReplayPage(parts)));
  }
}
