package io.tailrace.sink.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands before a PostgreSQL server as PgBouncer does by default: a start that asks for a parameter
 * which it does not follow is refused. Else it hands over every byte. Safe for use by many threads.
 */
final class StrictPool implements AutoCloseable {
  private static final Set<String> FOLLOWED =
      Set.of(
          "user",
          "database",
          "client_encoding",
          "DateStyle",
          "TimeZone",
          "application_name",
          "standard_conforming_strings");
  private static final int ENCRYPTION_WANTED = 80_877_103;

  private final int server;
  private final ServerSocket listening;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  StrictPool(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** The same URL, by this way. */
  String through(String url) {
    String here = url.replace(":" + server + "/", ":" + listening.getLocalPort() + "/");
    return here + (here.contains("?") ? "&" : "?") + "sslmode=disable";
  }

  /** The parameters that were asked for so far. */
  List<String> asked() {
    return asked;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void serve(Socket client) {
    try {
      DataInputStream in = new DataInputStream(client.getInputStream());
      byte[] start = in.readNBytes(in.readInt() - 4);
      if (new DataInputStream(new java.io.ByteArrayInputStream(start)).readInt()
          == ENCRYPTION_WANTED) {
        client.getOutputStream().write('N');
        start = in.readNBytes(in.readInt() - 4);
      }
      String[] words = new String(start, 4, start.length - 4, UTF_8).split("\0", -1);
      for (int i = 0; !words[i].isEmpty(); i += 2) {
        asked.add(words[i]);
        if (!FOLLOWED.contains(words[i])) {
          refuse(client, words[i]);
          return;
        }
      }
      connect(client, start);
    } catch (IOException e) {
      close(client);
    }
  }

  private void connect(Socket client, byte[] start) throws IOException {
    Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
    open.add(there);
    DataOutputStream out = new DataOutputStream(there.getOutputStream());
    out.writeInt(start.length + 4);
    out.write(start);
    out.flush();
    Thread.ofVirtual().start(() -> copy(there, client));
    copy(client, there);
  }

  private static void refuse(Socket client, String parameter) throws IOException {
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    for (String field :
        List.of("SFATAL", "C08P01", "Munsupported startup parameter: " + parameter)) {
      error.write((field + "\0").getBytes(UTF_8));
    }
    error.write(0);
    DataOutputStream out = new DataOutputStream(client.getOutputStream());
    out.write('E');
    out.writeInt(error.size() + 4);
    out.write(error.toByteArray());
    out.flush();
    client.close();
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[8_192];
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        out.write(some, 0, count);
        out.flush();
      }
    } catch (IOException e) {
      // One side went away, and so does the other.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(
          "a socket could not be closed: " + Arrays.toString(e.getStackTrace()), e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    open.forEach(StrictPool::close);
  }
}
