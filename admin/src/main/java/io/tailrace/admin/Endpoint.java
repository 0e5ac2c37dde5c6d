package io.tailrace.admin;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.RouteAccess;
import io.tailrace.admin.access.Visitor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question that can be asked of {@code /api}: where, with which parameters, by whom, and what
 * comes as the answer. Immutable.
 *
 * @param method {@code GET}, or {@code POST} for what changes something or has a long question
 * @param answer what its JSON is made from, and read into
 * @param does what it answers or does, in a sentence or two
 * @param example a question's path with its query, or its body
 * @param access who may ask; null = not said yet, so nobody may
 */
public record Endpoint<T>(
    String method,
    PathTemplate path,
    Class<T> answer,
    String does,
    List<Parameter> parameters,
    String example,
    RouteAccess access) {

  public Endpoint {
    parameters = List.copyOf(parameters);
  }

  static <T> Endpoint<T> get(String path, Class<T> answer, String does) {
    return new Endpoint<>("GET", PathTemplate.of(path), answer, does, List.of(), path, null);
  }

  static <T> Endpoint<T> post(String path, Class<T> answer, String does) {
    return new Endpoint<>("POST", PathTemplate.of(path), answer, does, List.of(), "{}", null);
  }

  Endpoint<T> with(Parameter... more) {
    return with(List.of(more));
  }

  Endpoint<T> with(Collection<Parameter> more) {
    List<Parameter> all = new ArrayList<>(parameters);
    all.addAll(more);
    return new Endpoint<>(method, path, answer, does, all, example, access);
  }

  /** With an example to try. */
  Endpoint<T> such(String as) {
    return new Endpoint<>(method, path, answer, does, parameters, as, access);
  }

  /** Whoever asks must at least be this. */
  Endpoint<T> needs(AccessRole atLeast) {
    return with(RouteAccess.of(atLeast));
  }

  /** Programs ask it before each message: the audit does not keep that. */
  Endpoint<T> withoutLooks() {
    return with(access.withoutLooks());
  }

  /** Only for programs with the server's token. */
  Endpoint<T> forPrograms() {
    return with(access.forPrograms());
  }

  private Endpoint<T> with(RouteAccess asked) {
    return new Endpoint<>(method, path, answer, does, parameters, example, asked);
  }

  /** Whether this visitor may ask: nobody may, where nothing was said. */
  public boolean admits(Visitor visitor) {
    return access != null && access.admits(visitor);
  }

  /** A question that says nothing more exactly yet. */
  public Question<T> question() {
    return new Question<>(this, Map.of());
  }

  boolean reads() {
    return method.equals("GET");
  }

  Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
