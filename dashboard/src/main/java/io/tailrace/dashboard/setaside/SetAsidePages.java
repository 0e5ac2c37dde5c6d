package io.tailrace.dashboard.setaside;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.operations.DeadLetterOperations;
import io.tailrace.operations.OperationContext;
import java.util.List;
import java.util.stream.Stream;

/** The pages of dead letters and of quarantine. Stateless. */
public final class SetAsidePages {
  private SetAsidePages() {}

  public static List<PageRoute> of(OperationContext parts) {
    var letters = new DeadLetterSource(new DeadLetterOperations(parts));
    return Stream.concat(routes(letters), routes(new QuarantineSource(parts))).toList();
  }

  private static Stream<PageRoute> routes(SetAsideSource source) {
    String path = source.words().path();
    return Stream.of(
        PageRoute.get(path, AccessRole.ANALYST, new SetAsidePage(source)).heeding(scope(source)),
        PageRoute.get(path + "/{id}", AccessRole.ANALYST, new SetAsideItemPage(source))
            .heeding(PageScope.NONE),
        change(source, SetAsideAct.REPLAY),
        change(source, SetAsideAct.DISCARD));
  }

  private static PageRoute change(SetAsideSource source, SetAsideAct act) {
    return PageRoute.post(
        act.path(source.words()), AccessRole.OPERATOR, new SetAsideChange(source, act));
  }

  private static PageScope scope(SetAsideSource source) {
    return source.words().place().equals("feed") ? PageScope.FEED : PageScope.NONE;
  }
}
