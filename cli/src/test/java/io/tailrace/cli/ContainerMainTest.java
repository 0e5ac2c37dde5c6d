package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerMainTest {
  @Test
  void theFilesOwnPathIsNoArgument() {
    assertThat(ContainerMain.own(new String[] {"/usr/bin/tailrace", "serve", "--role", "worker"}))
        .containsExactly("serve", "--role", "worker");
  }

  @Test
  void theLaunchersVariablesAreSaidToDoNothing() {
    assertThat(ContainerMain.ignored(Map.of("TAILRACE_HEAP", "512m", "TAILRACE_JAVA_OPTS", "")))
        .singleElement()
        .asString()
        .contains("TAILRACE_HEAP does nothing in a container", "JDK_JAVA_OPTIONS");
  }
}
