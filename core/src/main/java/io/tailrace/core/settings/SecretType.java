package io.tailrace.core.settings;

import io.tailrace.core.file.FileProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Secret text, given directly or by the path of its file. Immutable.
 *
 * @param shape what it looks like, and whether several may be valid at once
 */
record SecretType(SecretShape shape) implements ValueType<Secret> {
  @Override
  public Secret read(Given given) {
    Secret secret = given.target().file() ? fromFile(given) : Secret.of(texts(given));
    if (!shape.isMany() && secret.values().size() > 1) {
      throw new BadValueException("takes one value, but there are several");
    }
    return secret;
  }

  private Secret fromFile(Given given) {
    try {
      return Secret.from(KeyFile.open(given.path(), shape));
    } catch (IOException unreadable) {
      throw new BadValueException("cannot be read: " + FileProblem.of(unreadable));
    }
  }

  private String[] texts(Given given) {
    List<String> texts = new ArrayList<>();
    for (String value :
        shape.isMany() && !given.list() ? commaSeparated(given.text()) : given.values()) {
      if (!value.isBlank()) {
        shape.check(value.strip());
        texts.add(value.strip());
      }
    }
    return texts.toArray(String[]::new);
  }

  private static List<String> commaSeparated(String text) {
    return List.of(text.split(",", -1));
  }

  @Override
  public String expected() {
    return shape.isMany() ? "one or more keys" : "a secret";
  }

  @Override
  public String show(Secret value) {
    return value.masked();
  }

  @Override
  public boolean secret() {
    return true;
  }
}
