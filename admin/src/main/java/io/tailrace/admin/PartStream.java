package io.tailrace.admin;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream, which fails if it ends before them. For one thread. */
final class PartStream extends FilterInputStream {
  private long left;

  PartStream(InputStream in, long bytes) {
    super(in);
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = in.read(bytes, from, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the archive was cut off");
    }
    left -= read;
    return read;
  }

  /** Asked this, a stream over HTTP reads ahead, into as much memory as comes. */
  @Override
  public int available() {
    return 0;
  }

  /** What was not read. */
  void skipRest() throws IOException {
    in.skipNBytes(left);
    left = 0;
  }

  /** The archive goes on behind it. */
  @Override
  public void close() {}
}
