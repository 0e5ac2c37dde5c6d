package io.tailrace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * The budgets of CONTRIBUTING.md, over the main sources of all modules, as the compiler reads them.
 */
class BudgetsTest {
  private static final Path ROOT = Path.of("..");
  private static final List<Path> FILES = sources();
  private static final List<Method> METHODS = methods();

  /** A method or a constructor, the lines between its braces, and how much it is given. */
  private record Method(Path file, String name, int lines, int parameters) {}

  @Test
  void files() throws IOException {
    List<Integer> lengths = FILES.stream().map(BudgetsTest::lines).sorted().toList();
    assertThat(lengths).hasSizeGreaterThan(500);
    assertThat(share(lengths, 0.5)).as("half of the files").isLessThanOrEqualTo(80);
    assertThat(share(lengths, 0.9)).as("nine in ten files").isLessThanOrEqualTo(200);
    assertThat(FILES).filteredOn(file -> lines(file) > 400).isEmpty();
    for (Path file : FILES.stream().filter(file -> lines(file) > 300).toList()) {
      Path why =
          ROOT.resolve(ROOT.relativize(file).toString().replaceFirst("src/.*", "RATIONALE.md"));
      assertThat(why).content().as("why is it long?").contains(file.getFileName().toString());
    }
  }

  @Test
  void methodLengths() {
    List<Integer> lengths = METHODS.stream().map(Method::lines).sorted().toList();
    assertThat(lengths).hasSizeGreaterThan(2_000);
    assertThat(share(lengths, 0.9)).as("nine in ten methods").isLessThanOrEqualTo(12);
    assertThat(METHODS).filteredOn(method -> method.lines() > 40).isEmpty();
  }

  @Test
  void parameters() {
    assertThat(METHODS).filteredOn(method -> method.parameters() > 5).isEmpty();
  }

  private static int share(List<Integer> sorted, double share) {
    return sorted.get((int) (sorted.size() * share));
  }

  private static int lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return (int) lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Method> methods() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Method> found = new ArrayList<>();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(FILES));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree file : task.parse()) {
        new Methods(file, trees, found).scan(new TreePath(file), null);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Methods extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree file;
    private final Trees trees;
    private final List<Method> found;

    Methods(CompilationUnitTree file, Trees trees, List<Method> found) {
      this.file = file;
      this.trees = trees;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      Path path = Path.of(file.getSourceFile().getName());
      int parameters = isCanonical(method) ? 0 : method.getParameters().size();
      found.add(new Method(path, method.getName().toString(), lines(method), parameters));
      return super.visitMethod(method, null);
    }

    /** What a record consists of is no list of parameters: it is what such a list becomes. */
    private boolean isCanonical(MethodTree method) {
      return method.getName().contentEquals("<init>")
          && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    }

    private int lines(MethodTree method) {
      if (method.getBody() == null) {
        return 0;
      }
      var positions = trees.getSourcePositions();
      long from = line(positions.getStartPosition(file, method.getBody()));
      return (int) Math.max(0, line(positions.getEndPosition(file, method.getBody())) - from - 1);
    }

    private long line(long position) {
      return file.getLineMap().getLineNumber(position);
    }
  }
}
