package io.tailrace.receiver;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** One body on disk, or the head of one. For one thread at a time. */
final class SpillFile implements AutoCloseable {
  private final FileChannel channel;
  private final SpillFolder folder;
  private long size;

  SpillFile(FileChannel channel, SpillFolder folder) {
    this.channel = channel;
    this.folder = folder;
  }

  void append(ByteBuffer part) throws IOException, NoRoomException {
    int length = part.remaining();
    folder.take(length);
    size += length;
    while (part.hasRemaining()) {
      channel.write(part);
    }
  }

  /** Of what is here and what comes next, keeps the first {@code length} bytes. */
  void keepHead(int length, ByteBuffer next) throws IOException, NoRoomException {
    int missing = (int) Math.max(0, length - size);
    append(next.slice(next.position(), Math.min(missing, next.remaining())));
    if (size > length) {
      channel.truncate(length);
      folder.giveBack(size - length);
      size = length;
    }
  }

  long size() {
    return size;
  }

  byte[] load() throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) size);
    while (all.hasRemaining()) {
      if (channel.read(all, all.position()) < 0) {
        throw new EOFException("a body's temporary file is shorter than what was written to it");
      }
    }
    return all.array();
  }

  @Override
  public void close() throws IOException {
    folder.giveBack(size);
    size = 0;
    channel.close();
  }
}
