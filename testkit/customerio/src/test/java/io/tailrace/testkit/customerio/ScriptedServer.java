package io.tailrace.testkit.customerio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A raw server on a real socket that does to each request what its script says, and 200 when the
 * script is over. Safe to share between threads.
 */
final class ScriptedServer implements AutoCloseable {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"processed\":1}";

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();

  /** Requests being answered at once, at most; exact as long as connections are kept. */
  final AtomicInteger mostAtOnce = new AtomicInteger();

  private final Semaphore ended = new Semaphore(0);
  private final AtomicInteger atOnce = new AtomicInteger();
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;

  ScriptedServer(Reply... replies) throws IOException {
    script.addAll(List.of(replies));
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("scripted-server").start(this::listen);
  }

  record Request(Map<String, String> headers, String body) {}

  /** What is done once the request was read. */
  interface Reply {
    /** The connection; false = it is over. */
    boolean to(Socket socket) throws IOException, InterruptedException;

    static Reply raw(String bytes) {
      return socket -> {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return true;
      };
    }

    static Reply rawThenClose(String bytes) {
      return socket -> {
        raw(bytes).to(socket);
        socket.close();
        return false;
      };
    }

    static Reply status(int status) {
      return raw("HTTP/1.1 " + status + " Scripted\r\nContent-Length: 0\r\n\r\n");
    }

    static Reply close() {
      return rawThenClose("");
    }

    static Reply reset() {
      return socket -> {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
      };
    }

    static Reply after(CountDownLatch moment, Reply reply) {
      return socket -> {
        moment.await();
        return reply.to(socket);
      };
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/webhooks/customerio?a=b");
  }

  /** A port where nobody listens. */
  static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
  }

  List<String> bodies() {
    return requests.stream().map(Request::body).toList();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        connections.incrementAndGet();
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Returns once a connection was ended by the script. */
  void awaitEnd() throws InterruptedException {
    ended.acquire();
  }

  private void serve(Socket socket) {
    converse(socket);
    ended.release();
  }

  private void converse(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean open = true;
      while (open) {
        requests.add(read(in));
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        Reply reply = script.poll();
        open = (reply == null ? Reply.raw(OK) : reply).to(socket);
        // On a kept connection the next request is read by this same thread, so after this.
        atOnce.decrementAndGet();
      }
    } catch (IOException e) {
      // The sender is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request read(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("", AnswerHead.line(in));
    for (String line = AnswerHead.line(in); !line.isEmpty(); line = AnswerHead.line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
    }
    int length = Integer.parseInt(headers.get("content-length"));
    return new Request(headers, new String(in.readNBytes(length), UTF_8));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
