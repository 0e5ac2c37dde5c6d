package io.tailrace.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.log.BodyHash;
import io.tailrace.customerio.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body while it comes in and its signature is computed: in memory, then on disk, then only its
 * head, its hash and its length. Memory grows with what was really received; a declared length
 * allocates nothing. For one thread at a time.
 */
final class ReceivedBody implements AutoCloseable {
  private static final byte[] EMPTY = {};

  private final BodyRoom room;
  private final long declaredLength;
  private final Verification verification;
  private byte[] bytes = EMPTY;
  private int inMemory;
  private @Nullable OnDisk disk;
  private long length;
  private boolean whole = true;
  private int loadedUnits;

  /** What came that is not in memory, and the hash of all. */
  private record OnDisk(SpillFile file, MessageDigest digest) {}

  /**
   * @param declaredLength as the sender says; -1 if it does not
   * @param verification is given all that comes
   */
  ReceivedBody(BodyRoom room, long declaredLength, Verification verification) {
    this.room = room;
    this.declaredLength = declaredLength;
    this.verification = verification;
  }

  /** Takes what remains of {@code part}. */
  void add(ByteBuffer part) throws IOException, NoRoomException {
    length += part.remaining();
    if (disk == null && !fitsInMemory(part.remaining())) {
      spill();
    }
    if (disk == null) {
      addToMemory(part);
    } else {
      verification.update(part);
      disk.digest().update(part.duplicate());
      add(part, disk.file());
    }
  }

  /** Verified from here: to hash a direct buffer costs a copy more. */
  private void addToMemory(ByteBuffer part) {
    int size = part.remaining();
    part.get(bytes, inMemory, size);
    verification.update(bytes, inMemory, size);
    inMemory += size;
  }

  private boolean fitsInMemory(int more) throws IOException {
    int needed = inMemory + more;
    if (needed <= bytes.length) {
      return true;
    }
    int most = room.limits().memoryEach();
    if (needed > most) {
      most = room.memoryEach();
    }
    return needed <= most && grow(needed, most);
  }

  /**
   * Doubles, but never past what the sender declared: most bodies come in one part and fit exactly.
   */
  private boolean grow(int needed, int most) {
    int doubled = Math.min(Math.max(needed, 2 * bytes.length), most);
    int size = declaredLength >= needed ? (int) Math.min(doubled, declaredLength) : doubled;
    if (!room.memory().tryTake(size - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }

  private void spill() throws IOException, NoRoomException {
    disk = new OnDisk(room.folder().open(), BodyHash.newDigest());
    disk.digest().update(bytes, 0, inMemory);
    disk.file().append(ByteBuffer.wrap(bytes, 0, inMemory));
    forgetMemory();
  }

  private void add(ByteBuffer part, SpillFile spill) throws IOException, NoRoomException {
    if (!whole) {
      return;
    }
    if (length <= room.limits().wholeEach()) {
      spill.append(part);
    } else {
      whole = false;
      spill.keepHead(room.limits().headEach(), part);
    }
  }

  long length() {
    return length;
  }

  /** Whether all of it is here; if not, {@link #content} is its head. */
  boolean isWhole() {
    return whole;
  }

  /** What identifies a body that is not whole. */
  String hashKey() {
    return BodyHash.key(Objects.requireNonNull(disk).digest());
  }

  /** Its bytes, which nobody may change; waits for room if they have to come back from disk. */
  byte[] content(Deadline deadline) throws IOException, NoRoomException {
    if (disk == null) {
      return bytes.length == inMemory ? bytes : Arrays.copyOf(bytes, inMemory);
    }
    loadedUnits = room.takeForLoading(disk.file().size(), deadline);
    return disk.file().load();
  }

  /**
   * Its first bytes as text, at most so many; null if they would have to be read back from disk.
   */
  @Nullable String head(int most) {
    return disk == null ? new String(bytes, 0, Math.min(most, inMemory), UTF_8) : null;
  }

  private void forgetMemory() {
    room.memory().giveBack(bytes.length);
    bytes = EMPTY;
    inMemory = 0;
  }

  /** Gives back all that it took. */
  @Override
  public void close() throws IOException {
    forgetMemory();
    room.giveBackLoaded(loadedUnits);
    loadedUnits = 0;
    if (disk != null) {
      disk.file().close();
    }
  }
}
