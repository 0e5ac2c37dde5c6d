package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.post;
import static io.tailrace.admin.Parameter.text;

import io.tailrace.admin.access.AccessRole;
import java.util.List;

/** How somebody comes in with a browser. Stateless. */
public final class AccessEndpoints {
  public static final Endpoint<DashboardLink> LINK =
      post(
              "/api/dashboard/links",
              DashboardLink.class,
              "Makes a link that opens the dashboard once, within a minute. Only a program with the"
                  + " token may; not where `dashboard.auth` is `header`.")
          .with(
              text("role", "`viewer`, `analyst`, `operator` or `admin`. Defaults to `admin`."),
              text("name", "For whom it is, as the audit has it. Defaults to `link`."))
          .such("{\"role\":\"analyst\",\"name\":\"ann\"}")
          .needs(AccessRole.ADMIN)
          .forPrograms();

  static final List<Endpoint<?>> ALL = List.of(LINK);

  private AccessEndpoints() {}
}
