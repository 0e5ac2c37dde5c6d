package io.tailrace.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where results are printed. It remembers why something could not be written, which a print stream
 * forgets: output that was lost is no success. For one thread.
 */
public final class Output extends PrintStream {
  private final Remembering stream;

  public Output(OutputStream to) {
    this(new Remembering(to));
  }

  private Output(Remembering stream) {
    super(new BufferedOutputStream(stream, 1 << 14), false, StandardCharsets.UTF_8);
    this.stream = stream;
  }

  /** Standard output. */
  static Output standard() {
    return new Output(new FileOutputStream(FileDescriptor.out));
  }

  /** Why something was lost; null if nothing was. */
  String failure() {
    return checkError() ? stream.failure : null;
  }

  /** Whether what is printed still arrives, as far as is known without waiting for it. */
  boolean isLost() {
    return stream.failure != null;
  }

  /**
   * Whether the reader has gone, as {@code head} does once it has enough: nothing needs to be said
   * then.
   */
  boolean readerWent() {
    return "Broken pipe".equals(failure());
  }

  private static final class Remembering extends OutputStream {
    private final OutputStream to;
    private String failure;

    Remembering(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        to.write(bytes, from, length);
      } catch (IOException e) {
        failure = e.getMessage();
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      to.flush();
    }
  }
}
