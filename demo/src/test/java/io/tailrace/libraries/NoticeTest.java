package io.tailrace.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NOTICE, which goes with every release, names each library that is in it. */
class NoticeTest {
  private static final Path NOTICE = Path.of("..", "NOTICE");
  private static final String HEAD =
      """
      Tailrace
      Licensed under the Apache License, Version 2.0: LICENSE.

      A release contains the libraries below, each under its own licence, whose text is at its home and in most jars. Where
      two licences are named, either may be chosen. A release with its own Java contains OpenJDK, under
      GPL-2.0-only WITH Classpath-exception-2.0, with the texts in runtime/legal. The container image also contains
      Debian's C library, under LGPL-2.1-or-later.
      """;

  /** What its own NOTICE asks to be handed on. */
  private static final String ECHARTS =
      """

      Apache ECharts: Copyright 2017-2025 The Apache Software Foundation. This product includes software developed at
      The Apache Software Foundation (https://www.apache.org/).
      """;

  @Test
  void namesEachLibrary() throws IOException {
    String expected = notice(Library.all(), Library.scripts());
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(NOTICE, expected);
      return;
    }
    assertThat(NOTICE)
        .as("write it again with the command in CONTRIBUTING.md, under \"Where a new thing goes\"")
        .hasContent(expected);
  }

  @Test
  void saysWhatOnlyTheDemoHas() {
    Library server = new Library("a", "b", "1", List.of("MIT", "EPL-2.0"), "https://b", true);
    Library script = new Library("e", "f", "3", List.of("0BSD"), "https://f", true);
    Library demo = new Library("c", "d", "2", List.of("MIT"), "https://d", false);
    assertThat(notice(List.of(server, demo), List.of(script)))
        .endsWith(
            """

            a:b 1
              MIT or EPL-2.0, https://b

            Within the jar of the dashboard, for browsers:

            e:f 3
              0BSD, https://f

            Apache ECharts: Copyright 2017-2025 The Apache Software Foundation. This product includes software developed at
            The Apache Software Foundation (https://www.apache.org/).

            With the demo alone, in lib/demo:

            c:d 2
              MIT, https://d
            """);
  }

  private static String notice(List<Library> libraries, List<Library> scripts) {
    StringBuilder notice = new StringBuilder(HEAD).append('\n');
    libraries.stream().filter(Library::server).forEach(it -> notice.append(entry(it)));
    notice.append("\nWithin the jar of the dashboard, for browsers:\n\n");
    scripts.forEach(it -> notice.append(entry(it)));
    notice.append(ECHARTS);
    notice.append("\nWith the demo alone, in lib/demo:\n\n");
    libraries.stream().filter(it -> !it.server()).forEach(it -> notice.append(entry(it)));
    return notice.toString();
  }

  private static String entry(Library library) {
    return "%s %s\n  %s, %s\n"
        .formatted(library.id(), library.version(), library.licence(), library.home());
  }
}
