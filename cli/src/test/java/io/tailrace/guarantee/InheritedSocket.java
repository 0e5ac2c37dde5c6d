package io.tailrace.guarantee;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.IntByReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What systemd does for a socket unit, in a few calls to the C library: holds a listening TCP
 * socket on loopback open over restarts, and starts processes that have it as their standard input.
 * For one thread.
 */
final class InheritedSocket implements AutoCloseable {
  private static final int AF_INET = 2;
  private static final int SOCK_STREAM = 1;
  private static final int SOL_SOCKET = 1;
  private static final int SO_REUSEADDR = 2;
  private static final int O_WRONLY_CREATE_APPEND = 1 | 0x40 | 0x400;
  private static final int ROOM_FOR_FILE_ACTIONS = 256;
  private static final LibC C = Native.load("c", LibC.class);
  private final int descriptor;

  private InheritedSocket(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Listens on this port of 127.0.0.1. */
  static InheritedSocket listen(int port) {
    int descriptor = checked(C.socket(AF_INET, SOCK_STREAM, 0), "socket");
    C.setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, new IntByReference(1), 4);
    Memory address = new Memory(16);
    address.clear();
    address.setShort(0, (short) AF_INET);
    address.setByte(2, (byte) (port >> 8));
    address.setByte(3, (byte) port);
    address.write(4, new byte[] {127, 0, 0, 1}, 0, 4);
    checked(C.bind(descriptor, address, 16), "bind");
    checked(C.listen(descriptor, 128), "listen");
    return new InheritedSocket(descriptor);
  }

  /**
   * Starts a process with the socket as standard input and both outputs appended to a file; returns
   * its id.
   */
  int spawn(List<String> command, Map<String, String> environment, Path output) {
    Memory actions = new Memory(ROOM_FOR_FILE_ACTIONS);
    checked(-C.posix_spawn_file_actions_init(actions), "file actions");
    C.posix_spawn_file_actions_adddup2(actions, descriptor, 0);
    C.posix_spawn_file_actions_addopen(actions, 1, output.toString(), O_WRONLY_CREATE_APPEND, 0600);
    C.posix_spawn_file_actions_adddup2(actions, 1, 2);
    String[] variables =
        environment.entrySet().stream()
            .map(entry -> entry.getKey() + '=' + entry.getValue())
            .toArray(String[]::new);
    IntByReference pid = new IntByReference();
    int failed =
        C.posix_spawn(
            pid,
            command.get(0),
            actions,
            null,
            new StringArray(command.toArray(String[]::new)),
            new StringArray(variables));
    C.posix_spawn_file_actions_destroy(actions);
    checked(-failed, "posix_spawn");
    return pid.getValue();
  }

  /** Sends a signal to a process started here. */
  static void signal(int pid, int signal) {
    checked(C.kill(pid, signal), "kill");
  }

  /**
   * Waits for the end of a process started here; its exit code, or 128 and the signal that ended
   * it.
   */
  static int await(int pid) {
    IntByReference status = new IntByReference();
    checked(C.waitpid(pid, status, 0), "waitpid");
    int signal = status.getValue() & 0x7f;
    return signal == 0 ? status.getValue() >> 8 & 0xff : 128 + signal;
  }

  @Override
  public void close() {
    C.close(descriptor);
  }

  private static int checked(int result, String call) {
    if (result < 0) {
      throw new IllegalStateException(call + " failed: " + result);
    }
    return result;
  }

  /** The functions used of the C library, under their own names. */
  interface LibC extends Library {
    int socket(int domain, int type, int protocol);

    int setsockopt(int descriptor, int level, int name, IntByReference value, int length);

    int bind(int descriptor, Pointer address, int length);

    int listen(int descriptor, int backlog);

    int close(int descriptor);

    int posix_spawn_file_actions_init(Pointer actions);

    int posix_spawn_file_actions_adddup2(Pointer actions, int from, int to);

    int posix_spawn_file_actions_addopen(
        Pointer actions, int descriptor, String path, int flags, int mode);

    int posix_spawn_file_actions_destroy(Pointer actions);

    int posix_spawn(
        IntByReference pid,
        String path,
        Pointer actions,
        Pointer attributes,
        StringArray arguments,
        StringArray environment);

    int kill(int pid, int signal);

    int waitpid(int pid, IntByReference status, int options);
  }
}
