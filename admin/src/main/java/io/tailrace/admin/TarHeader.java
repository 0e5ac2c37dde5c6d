package io.tailrace.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/**
 * What stands before each file of a tar archive (POSIX ustar; a size that does not fit is written
 * as GNU and BSD do). Immutable.
 *
 * <pre>
 *   0 name, 100 bytes    100 mode    108 uid    116 gid    124 size, 12    136 time    148 sum, 8
 * 156 type    257 "ustar" 0 "00"    numbers are octal digits
 * </pre>
 */
record TarHeader(String name, long bytes) {
  static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int SUM_AT = 148;
  private static final int SUM = 8;
  private static final long OCTAL_MOST = 1L << 33;

  byte[] written() throws IOException {
    byte[] block = new byte[BLOCK];
    byte[] path = name.getBytes(UTF_8);
    if (path.length >= NAME) {
      throw new IOException("a name of " + path.length + " bytes does not fit into an archive");
    }
    System.arraycopy(path, 0, block, 0, path.length);
    octal(block, 100, 8, 0600);
    octal(block, 108, 8, 0);
    octal(block, 116, 8, 0);
    size(block);
    octal(block, 136, 12, 0);
    block[156] = '0';
    System.arraycopy("ustar\00000".getBytes(UTF_8), 0, block, 257, 8);
    octal(block, SUM_AT, SUM, sum(block));
    return block;
  }

  private void size(byte[] block) {
    if (bytes < OCTAL_MOST) {
      octal(block, SIZE_AT, SIZE, bytes);
      return;
    }
    block[SIZE_AT] = (byte) 0x80;
    for (int i = 0; i < Long.BYTES; i++) {
      block[SIZE_AT + SIZE - 1 - i] = (byte) (bytes >>> (8 * i));
    }
  }

  private static void octal(byte[] block, int at, int width, long value) {
    for (int i = width - 2; i >= 0; i--) {
      block[at + i] = (byte) ('0' + ((value >>> (3 * (width - 2 - i))) & 7));
    }
  }

  private static long sum(byte[] block) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= SUM_AT && i < SUM_AT + SUM ? ' ' : block[i] & 0xff;
    }
    return sum;
  }

  /** Whether this is the archive's end. */
  static boolean isEnd(byte[] block) {
    return Arrays.equals(block, new byte[BLOCK]);
  }

  static TarHeader read(byte[] block) throws IOException {
    if (number(block, SUM_AT, SUM) != sum(block)) {
      throw new IOException("what came is no archive, or was damaged on the way");
    }
    int end = 0;
    while (end < NAME && block[end] != 0) {
      end++;
    }
    return new TarHeader(new String(block, 0, end, UTF_8), number(block, SIZE_AT, SIZE));
  }

  private static long number(byte[] block, int at, int width) {
    long number = 0;
    boolean binary = (block[at] & 0x80) != 0;
    for (int i = at; i < at + width; i++) {
      if (binary) {
        number = (number << 8) | (i == at ? block[i] & 0x7f : block[i] & 0xff);
      } else if (block[i] >= '0' && block[i] <= '7') {
        number = (number << 3) | (block[i] - '0');
      }
    }
    return number;
  }

  /** How many bytes follow the file, up to the next block. */
  int padding() {
    return (int) ((BLOCK - bytes % BLOCK) % BLOCK);
  }
}
