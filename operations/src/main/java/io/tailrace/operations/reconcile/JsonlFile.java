package io.tailrace.operations.reconcile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** Lines as bytes, so that their places in a file can be counted. For one thread. */
final class JsonlFile {
  private final InputStream in;

  JsonlFile(ReadableByteChannel channel) {
    this.in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
  }

  /** Without its end. */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the file is shorter than it was");
      }
      line.write(octet);
    }
    return line.toByteArray();
  }
}
