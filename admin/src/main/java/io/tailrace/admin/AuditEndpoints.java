package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.get;
import static io.tailrace.admin.Parameter.text;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.audit.AuditReader;
import java.util.List;

/** What is for admins alone. Stateless. */
public final class AuditEndpoints {
  public static final Endpoint<AuditReader.Page> AUDIT =
      get(
              "/api/audit",
              AuditReader.Page.class,
              "Who changed what, who looked at whom, and who was refused, the latest first: what came"
                  + " through this process, of the last 400 days.")
          .with(
              text("from", "Since when: `7d`, `24h` or a time. Defaults to `7d`."),
              text("to", "Until when. Defaults to `now`."),
              text("who", "Only what they did. Defaults to everybody."),
              text("about", "Only with this in the act, the target or a parameter."),
              Endpoints.LIMIT)
          .such("/api/audit?from=30d&who=ann&about=dead-letters&limit=20")
          .needs(AccessRole.ADMIN);

  public static final Endpoint<EffectiveSettings> SETTINGS =
      get(
              "/api/settings",
              EffectiveSettings.class,
              "What this process was started with, and where each value came from.")
          .needs(AccessRole.ADMIN);

  static final List<Endpoint<?>> ALL = List.of(AUDIT, SETTINGS);

  private AuditEndpoints() {}
}
