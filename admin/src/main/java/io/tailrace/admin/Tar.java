package io.tailrace.admin;

import io.tailrace.operations.FileTaker;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Files in a tar archive, as they come. Stateless. */
final class Tar {
  static final String TYPE = "application/x-tar";
  private static final int CHUNK = 1 << 16;

  private Tar() {}

  /** Writes all of them, and the end. */
  static void write(FileStream files, OutputStream out) throws IOException {
    files.each((name, bytes, content) -> write(new TarHeader(name, bytes), content, out));
    out.write(new byte[2 * TarHeader.BLOCK]);
  }

  private static void write(TarHeader header, InputStream content, OutputStream out)
      throws IOException {
    out.write(header.written());
    long left = header.bytes();
    byte[] chunk = new byte[CHUNK];
    while (left > 0) {
      int read = content.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (read < 0) {
        throw new EOFException(header.name() + " became shorter while it was read");
      }
      out.write(chunk, 0, read);
      left -= read;
    }
    out.write(new byte[header.padding()]);
  }

  /**
   * Reads each in turn.
   *
   * @throws EOFException it was cut off
   */
  static void read(InputStream in, FileTaker taker) throws IOException {
    byte[] block = in.readNBytes(TarHeader.BLOCK);
    while (block.length == TarHeader.BLOCK && !TarHeader.isEnd(block)) {
      TarHeader header = TarHeader.read(block);
      PartStream part = new PartStream(in, header.bytes());
      taker.take(header.name(), header.bytes(), part);
      part.skipRest();
      in.skipNBytes(header.padding());
      block = in.readNBytes(TarHeader.BLOCK);
    }
    if (block.length < TarHeader.BLOCK) {
      throw new EOFException("the archive was cut off");
    }
  }
}
