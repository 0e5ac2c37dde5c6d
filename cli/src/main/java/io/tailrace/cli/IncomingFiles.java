package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.admin.FileStream;
import io.tailrace.core.file.FileProblem;
import io.tailrace.operations.FileTaker;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Takes the files of an answer: where it ends too soon, says why. For one thread. */
abstract class IncomingFiles implements FileTaker {
  /** The sender gave up, and said why. */
  private static final class SaidWhyException extends IOException {
    private static final long serialVersionUID = 1L;

    SaidWhyException(String message) {
      super(message);
    }
  }

  /** Takes one that is not about an error. */
  abstract void accept(String name, long bytes, InputStream content) throws IOException;

  @Override
  public final void take(String name, long bytes, InputStream content) throws IOException {
    if (name.equals(FileStream.ERROR)) {
      String why = ApiJson.read(content.readAllBytes()).path("error").asString("");
      throw new SaidWhyException(why);
    }
    accept(name, bytes, content);
  }

  /**
   * Takes all of them.
   *
   * @param consequence what is so if they do not all come, and what to do
   */
  final void from(FileStream files, String consequence) throws CommandFailedException {
    try {
      files.each(this);
    } catch (SaidWhyException e) {
      throw CommandFailedException.failed(e.getMessage() + " " + consequence);
    } catch (EOFException e) {
      throw CommandFailedException.failed(
          "It was cut off: the server stopped, or was killed. " + consequence);
    } catch (IOException e) {
      throw CommandFailedException.failed(FileProblem.of(e) + ". " + consequence);
    }
  }

  /** Where in a folder a file belongs, which whoever sent it cannot choose outside of it. */
  static Path inside(Path folder, String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize())) {
      throw new IOException("the answer names a file outside of " + folder + ": " + name);
    }
    return file;
  }
}
