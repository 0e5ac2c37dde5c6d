package io.tailrace.guarantee;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * The product with some of its sentences said otherwise, for negative controls. The changed sources
 * are compiled into a folder that comes first on the class path of a process: so the product itself
 * has no way to be broken. A sentence that is not there any more fails the test. For one thread.
 */
final class Mutant {
  private final Path folder;
  private final Map<Path, String> sources = new LinkedHashMap<>();

  /**
   * @param folder for what is compiled; made
   */
  Mutant(Path folder) {
    this.folder = folder;
  }

  /**
   * Changes one sentence.
   *
   * @param module such as {@code logs/sqlite}
   * @param type its name, in full
   */
  Mutant change(String module, String type, String said, String instead) throws IOException {
    Path file = Path.of("..", module, "src", "main", "java", type.replace('.', '/') + ".java");
    String source = sources.containsKey(file) ? sources.get(file) : Files.readString(file);
    if (!source.contains(said)) {
      throw new AssertionError(type + " does not say any more: " + said);
    }
    sources.put(file, source.replace(said, instead));
    return this;
  }

  /** Compiles what was changed; the folder with the classes. */
  Path compiled() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters"));
    arguments.addAll(List.of("-d", classes.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    for (Map.Entry<Path, String> source : sources.entrySet()) {
      Path changed = folder.resolve(source.getKey().getFileName());
      arguments.add(Files.writeString(changed, source.getValue()).toString());
    }
    var said = new ByteArrayOutputStream();
    String[] all = arguments.toArray(String[]::new);
    if (ToolProvider.getSystemJavaCompiler().run(null, said, said, all) != 0) {
      throw new AssertionError(
          "the mutant cannot be compiled: " + said.toString(StandardCharsets.UTF_8));
    }
    return classes;
  }
}
