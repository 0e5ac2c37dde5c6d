package io.tailrace.core.engine;

import static java.util.stream.Collectors.joining;

import io.tailrace.core.Build;
import java.nio.file.Path;
import java.util.List;

/** Files were written by a newer version than this one, which leaves all of them as they are. */
public final class NewerFilesException extends EngineRefusedException {
  private static final long serialVersionUID = 1L;

  public NewerFilesException(List<Path> files) {
    super(
        "%s %s written by a newer version of Tailrace than this one, %s. Nothing was changed. Start the newer version again; or restore the backup that was taken before the upgrade, as docs/install.md says."
            .formatted(
                files.stream().map(Path::toString).collect(joining(", ")),
                files.size() == 1 ? "was" : "were",
                Build.OURS));
  }
}
