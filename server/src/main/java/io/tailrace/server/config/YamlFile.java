package io.tailrace.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.file.FileProblem;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.NamedSection;
import io.tailrace.core.settings.Origin;
import io.tailrace.core.settings.Problems;
import io.tailrace.core.settings.SizeFormat;
import io.tailrace.core.settings.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Settings from a YAML file. For one thread. */
final class YamlFile {
  private static final int MAX_BYTES = 256 * 1_024;

  private final Catalogue catalogue;
  private final Path folder;
  private final Path file;
  private final Problems problems;
  private final List<Given> found = new ArrayList<>();

  /**
   * Nothing is read yet.
   *
   * @param folder the working directory
   * @param file as people gave it, which is how problems name it
   */
  YamlFile(Catalogue catalogue, Path folder, Path file, Problems problems) {
    this.catalogue = catalogue;
    this.folder = folder;
    this.file = file;
    this.problems = problems;
  }

  List<Given> read() {
    try {
      YamlEntries.walk(text(), new ShownKey(catalogue), this::entry).forEach(this::unreadable);
    } catch (UnreadableYamlException unreadable) {
      unreadable(unreadable);
    } catch (MarkedYamlEngineException invalid) {
      problems.error(at(line(invalid)), "is not YAML: " + reason(invalid));
    } catch (YamlEngineException invalid) {
      problems.error(whole(), "is not YAML: it holds a character that is not allowed");
    } catch (NoSuchFileException missing) {
      problems.error(whole(), "there is no such file");
    } catch (CharacterCodingException binary) {
      problems.error(whole(), "is not text in UTF-8");
    } catch (IOException unreadable) {
      problems.error(whole(), "cannot be read: " + FileProblem.of(unreadable));
    }
    return found;
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is larger than " + SizeFormat.format(MAX_BYTES));
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private void unreadable(UnreadableYamlException unreadable) {
    problems.error(at(unreadable.line()), unreadable.getMessage());
  }

  private static int line(MarkedYamlEngineException invalid) {
    return invalid.getProblemMark().map(Mark::getLine).orElse(0) + 1;
  }

  /** The parser's own reason, except the one that repeats a part of the text. */
  private static String reason(MarkedYamlEngineException invalid) {
    String reason = invalid.getProblem();
    return reason.contains("tag") ? "it holds a tag (!) that is not known" : reason;
  }

  private void entry(YamlEntry entry) {
    Origin origin = at(entry.line());
    Target target = catalogue.byKey(entry.key());
    if (target == null && entry.isEmpty()) {
      section(entry, origin);
    } else if (target == null) {
      problems.error(origin, new UnknownKey(catalogue).explain(entry.key()));
    } else if (entry.isEmpty()) {
      problems.error(origin, entry.key() + " has no value; give one or remove the line");
    } else {
      found.add(given(target, entry, origin));
    }
  }

  /** Empty sections are fine: all their keys may be commented out, or be variables. */
  private void section(YamlEntry entry, Origin origin) {
    String key = entry.key();
    if (isNamed(key)) {
      found.add(given(new Target(key, false), entry, origin));
    } else if (!catalogue.isSection(key)) {
      problems.error(origin, new UnknownKey(catalogue).explain(key));
    }
  }

  private boolean isNamed(String key) {
    return catalogue
        .sectionOf(key)
        .filter(keys -> NamedSection.isName(key.substring(keys.section().start().length())))
        .isPresent();
  }

  private Given given(Target target, YamlEntry entry, Origin origin) {
    Path base = folder.resolve(file).getParent();
    return new Given(target, entry.values(), entry.list(), origin, base);
  }

  private Origin whole() {
    return at(0);
  }

  private Origin at(int line) {
    return Origin.file(file.toString(), line);
  }
}
