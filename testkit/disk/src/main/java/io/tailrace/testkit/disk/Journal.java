package io.tailrace.testkit.disk;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads what the preloaded library has written: entries of this layout, all numbers little-endian.
 *
 * <pre>
 * operation: 1 | created: 1 | size: 4 | file: 8 | offset: 8 | bytes: size
 * </pre>
 *
 * For one thread.
 */
final class Journal implements Closeable {
  private static final int HEAD = 22;
  private final DataInputStream in;
  private final byte[] head = new byte[HEAD];
  private long end;

  Journal(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 20);
    in = new DataInputStream(bytes);
  }

  /** The next entry; null after the last whole one: a process may have been killed amid one. */
  Entry next() throws IOException {
    try {
      in.readFully(head);
      ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      Operation operation = Operation.numbered(fields.get());
      boolean created = fields.get() != 0;
      byte[] bytes = new byte[fields.getInt()];
      in.readFully(bytes);
      end += HEAD + bytes.length;
      return new Entry(operation, created, fields.getLong(), fields.getLong(), bytes, end);
    } catch (EOFException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
