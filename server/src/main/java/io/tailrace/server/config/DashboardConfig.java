package io.tailrace.server.config;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AccessSettings;
import io.tailrace.admin.access.AccessSettings.ProxyHeader;
import io.tailrace.admin.access.AddressRange;
import io.tailrace.admin.access.RoleGroups;
import io.tailrace.core.settings.Setting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dashboard, on the admin port: how people come in, and what each may do. Immutable, safe to
 * share between threads.
 */
public record DashboardConfig(
    @Setting(
            key = "dashboard.auth",
            byDefault = "link",
            meaning =
                "How people come in with a browser: by links that `tailrace dashboard` prints, or as"
                    + " whom a proxy names in `dashboard.header`.")
        DashboardAuth auth,
    @Setting(
            key = "dashboard.url",
            meaning =
                "Where browsers find it behind a proxy. Links begin with it, and its host is"
                    + " answered to. Defaults to the admin port's own address.")
        Optional<URI> url,
    @Setting(
            key = "dashboard.trusted-proxies",
            type = ProxiesType.class,
            meaning =
                "Whose `dashboard.header` and `X-Forwarded-Proto` count. Needed with"
                    + " `dashboard.auth: header`.")
        List<AddressRange> trustedProxies,
    @Setting(
            key = "dashboard.header",
            type = HeaderNameType.class,
            meaning =
                "The header with the person's name or address, which the proxy must set or delete"
                    + " on each request.")
        Optional<String> header,
    @Setting(
            key = "dashboard.groups-header",
            type = HeaderNameType.class,
            meaning = "The header with the person's groups, `,` or `|` between them.")
        Optional<String> groupsHeader,
    @Setting(
            key = "dashboard.viewers",
            type = NamesType.class,
            meaning =
                "Groups whose people see figures, with addresses masked. Here and below, a name with"
                    + " `@` is also a person's own address, and `*` is everybody whom the proxy lets"
                    + " in.")
        List<String> viewers,
    @Setting(
            key = "dashboard.analysts",
            type = NamesType.class,
            meaning = "Groups that see people and messages too, and ask in SQL.")
        List<String> analysts,
    @Setting(
            key = "dashboard.operators",
            type = NamesType.class,
            meaning = "Groups that replay, discard and lift too.")
        List<String> operators,
    @Setting(
            key = "dashboard.admins",
            type = NamesType.class,
            meaning = "Groups that see the settings and the audit too.")
        List<String> admins) {

  public DashboardConfig {
    trustedProxies = List.copyOf(trustedProxies);
    viewers = List.copyOf(viewers);
    analysts = List.copyOf(analysts);
    operators = List.copyOf(operators);
    admins = List.copyOf(admins);
  }

  /** Who has which role, where a proxy names people. */
  RoleGroups roles() {
    return new RoleGroups(
        Map.of(
            AccessRole.VIEWER, viewers,
            AccessRole.ANALYST, analysts,
            AccessRole.OPERATOR, operators,
            AccessRole.ADMIN, admins));
  }

  /** For the door of an admin port that listens on this host. */
  public AccessSettings access(String adminHost) {
    Optional<ProxyHeader> named =
        header
            .filter(name -> auth == DashboardAuth.HEADER)
            .map(name -> new ProxyHeader(name, groupsHeader, roles()));
    return new AccessSettings(adminHost, url, trustedProxies, named);
  }
}
