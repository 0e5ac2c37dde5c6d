package io.tailrace.admin.access;

import io.tailrace.admin.access.AccessSettings.ProxyHeader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;

/** Lets in whom a trusted proxy names. Immutable. */
final class HeaderEntry {
  private static final int MAX_NAME = 256;

  /** Google's proxy puts it before each address. */
  private static final String ISSUER = "accounts.google.com:";

  private final AccessSettings settings;
  private final ProxyHeader header;

  HeaderEntry(AccessSettings settings, ProxyHeader header) {
    this.settings = settings;
    this.header = header;
  }

  Admission admit(Request request) {
    List<String> names =
        request.getHeaders().getValuesList(header.name()).stream()
            .filter(name -> !name.isBlank())
            .toList();
    if (names.isEmpty()) {
      return Admission.refused(
          401,
          "The proxy in front of this page names nobody in "
              + header.name()
              + ". Open the page by its public address, dashboard.url.");
    }
    if (!Peer.address(request).map(settings::trusts).orElse(false)) {
      return Admission.refused(
          403,
          header.name()
              + " came from "
              + Peer.text(request)
              + ", which is none of dashboard.trusted-proxies. Open the page through the proxy, or"
              + " add the proxy's address there.");
    }
    String name = name(names.get(0));
    if (names.size() > 1 || name.isEmpty()) {
      return Admission.refused(403, header.name() + " does not name one person.");
    }
    return header
        .roles()
        .roleOf(name, groups(request))
        .map(role -> Admission.of(new Visitor(name, role, EntryWay.HEADER)))
        .orElseGet(
            () ->
                Admission.refused(
                    403,
                    name
                        + " has no role here. Whoever runs this server adds one of their groups to"
                        + " dashboard.viewers, .analysts, .operators or .admins."));
  }

  /** Empty if it is none. */
  private static String name(String given) {
    String name = given.strip();
    String bare = name.startsWith(ISSUER) ? name.substring(ISSUER.length()) : name;
    boolean readable = bare.length() <= MAX_NAME && bare.chars().noneMatch(Character::isISOControl);
    return readable ? bare : "";
  }

  private List<String> groups(Request request) {
    Optional<String> groups = header.groups();
    Stream<String> lines =
        groups.stream().flatMap(name -> request.getHeaders().getValuesList(name).stream());
    return lines
        .flatMap(line -> Stream.of(line.split("[,|]")))
        .map(String::strip)
        .filter(group -> !group.isEmpty())
        .toList();
  }
}
