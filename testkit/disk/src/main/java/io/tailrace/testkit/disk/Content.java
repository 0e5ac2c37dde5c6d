package io.tailrace.testkit.disk;

import java.util.Arrays;

/**
 * The bytes of a file that grows and shrinks; what lies past its length is zero. For one thread.
 */
final class Content {
  private byte[] bytes;
  private int length;

  Content() {
    this(new byte[0], 0);
  }

  private Content(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  Content copy() {
    return new Content(Arrays.copyOf(bytes, length), length);
  }

  int length() {
    return length;
  }

  void put(long offset, byte[] from) {
    put(Math.toIntExact(offset), from, from.length);
  }

  /** Writes the first so many of these bytes, and makes it longer if need be. */
  void put(int offset, byte[] from, int size) {
    grow(offset + size);
    System.arraycopy(from, 0, bytes, offset, size);
    length = Math.max(length, offset + size);
  }

  void resize(long to) {
    int size = Math.toIntExact(to);
    grow(size);
    if (size < length) {
      Arrays.fill(bytes, size, length, (byte) 0);
    }
    length = size;
  }

  private void grow(int to) {
    if (to > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(to, bytes.length + (bytes.length >> 1)));
    }
  }

  /** A copy of this page, with zeros past the end. */
  byte[] page(int number) {
    byte[] page = new byte[Page.SIZE];
    int from = number * Page.SIZE;
    if (from < bytes.length) {
      System.arraycopy(bytes, from, page, 0, Math.min(Page.SIZE, bytes.length - from));
    }
    return page;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}
