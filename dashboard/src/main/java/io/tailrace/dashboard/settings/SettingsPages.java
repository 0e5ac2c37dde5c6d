package io.tailrace.dashboard.settings;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.audit.AuditReader;
import java.util.List;

/** The page of settings and audit. Stateless. */
public final class SettingsPages {
  private SettingsPages() {}

  public static List<PageRoute> of(OperationContext parts, EffectiveSettings settings) {
    var page = new SettingsPage(new AuditReader(parts.folder()), settings);
    return List.of(PageRoute.get("/settings", AccessRole.ADMIN, page));
  }
}
