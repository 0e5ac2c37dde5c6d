package io.tailrace.admin;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What records and their components mean, from the Javadoc in their sources. For one thread. */
final class RecordDocs {
  private static final List<String> MODULES = List.of("admin", "operations", "core");
  private final Map<String, String> texts = new HashMap<>();

  /** Of a record, in a sentence. */
  String of(Class<?> type) {
    return text(type, "");
  }

  /** Of one of its components; empty if nothing is said. */
  String of(Class<?> type, String component) {
    return text(type, component);
  }

  private String text(Class<?> type, String component) {
    String name = type.getName().replaceFirst(".*\\.", "");
    if (!texts.containsKey(name + " ")) {
      read(source(type));
    }
    return texts.getOrDefault(name + " " + component, "");
  }

  private static Path source(Class<?> type) {
    String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    return MODULES.stream()
        .map(module -> Path.of("..", module, "src/main/java", file))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private void read(Path source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
      DocTrees docs = DocTrees.instance(task);
      for (var unit : task.parse()) {
        new Reader(docs).scan(unit, null);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Notes what stands above each class. */
  private final class Reader extends TreePathScanner<Void, Void> {
    private final DocTrees docs;

    Reader(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      String name = name(getCurrentPath());
      DocCommentTree doc = docs.getDocCommentTree(getCurrentPath());
      if (doc != null) {
        texts.put(name + " ", markdown(doc.getFirstSentence()));
        params(doc)
            .forEach(it -> texts.put(name + " " + it.getName(), markdown(it.getDescription())));
      }
      return super.visitClass(type, null);
    }
  }

  /** As the class file is called. */
  private static String name(TreePath type) {
    String name = ((ClassTree) type.getLeaf()).getSimpleName().toString();
    boolean nested = type.getParentPath().getLeaf() instanceof ClassTree;
    return nested ? name(type.getParentPath()) + "$" + name : name;
  }

  private static Stream<ParamTree> params(DocCommentTree doc) {
    return doc.getBlockTags().stream()
        .filter(ParamTree.class::isInstance)
        .map(ParamTree.class::cast);
  }

  private static String markdown(List<? extends DocTree> text) {
    return text.stream()
        .map(DocTree::toString)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replaceAll("\\{@link [\\w.]*#?(\\w+)}", "`$1`");
  }
}
