package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a file, no time goes into loading the YAML reader: it is not even needed. */
class YamlIsOptionalTest {
  @TempDir Path folder;

  @Test
  void withoutAFileTheReaderIsNotLoaded() throws Exception {
    try (URLClassLoader classes = classesWithoutYaml()) {
      Object loaded = load(classes);
      assertThat(loaded.toString()).contains("port=8080, host=0.0.0.0");
    }
  }

  /** Negative control: with a file it would be missed. */
  @Test
  void withAFileItIs() throws Exception {
    Files.writeString(folder.resolve("tailrace.yaml"), "port: 1");
    try (URLClassLoader classes = classesWithoutYaml()) {
      assertThatThrownBy(() -> load(classes)).hasCauseInstanceOf(NoClassDefFoundError.class);
    }
  }

  private Object load(ClassLoader classes) throws ReflectiveOperationException {
    Method load =
        classes
            .loadClass(ConfigurationLoader.class.getName())
            .getDeclaredMethod("load", Path.class, Optional.class, Map.class);
    load.setAccessible(true);
    return load.invoke(null, folder, Optional.empty(), Map.of());
  }

  private static URLClassLoader classesWithoutYaml() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("yaml")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
