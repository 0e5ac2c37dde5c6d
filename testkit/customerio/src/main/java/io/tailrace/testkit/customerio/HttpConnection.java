package io.tailrace.testkit.customerio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An HTTP/1.1 client for one URL, on a plain socket, because it must tell refused, reset and closed
 * apart, which HTTP libraries hide or cure. It keeps the connection between calls. One that the
 * server closed meanwhile is replaced without a penalty, as long as nothing was written to it; once
 * the request was written, its end counts as {@code CLOSED}, on a new and on a kept connection
 * alike. Over TLS each call has its own connection. For one thread at a time.
 */
final class HttpConnection implements AutoCloseable {
  private final URI url;
  private final Duration timeout;
  // Also closed by the deadline's thread.
  private volatile SocketChannel channel;
  private InputStream in;
  private OutputStream out;

  HttpConnection(URI url, Duration timeout) {
    this.url = url;
    this.timeout = timeout;
  }

  /** What came of a call, and how long that took, up to the end of the answer's head. */
  record Exchange(ReceiverAnswer answer, Duration latency) {}

  /** Posts a body; never throws, whatever the network does. */
  Exchange post(Map<String, String> headers, byte[] body) {
    byte[] request = request(headers, body);
    long started = System.nanoTime();
    try (Deadline deadline = new Deadline(timeout, this::close)) {
      ReceiverAnswer answer;
      AnswerHead head = null;
      try {
        connectUnlessAlive(deadline);
        head = exchange(request);
        answer = ReceiverAnswer.status(head.status());
      } catch (IOException e) {
        answer =
            deadline.passed()
                ? ReceiverAnswer.none(ReceiverAnswer.Outcome.TIMED_OUT)
                : ReceiverAnswer.failed(e);
      }
      Duration latency = Duration.ofNanos(System.nanoTime() - started);
      if (head == null || isTls() || !AnswerBody.drained(head, in)) {
        close();
      }
      return new Exchange(answer, latency);
    }
  }

  private byte[] request(Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(400);
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(url.getAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] start = head.toString().getBytes(US_ASCII);
    // One array and so one write: the request is either begun or not.
    return ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
  }

  private AnswerHead exchange(byte[] request) throws IOException {
    IOException unwritten = null;
    try {
      out.write(request);
      out.flush();
    } catch (IOException e) {
      // The server may have answered before it read the whole body.
      unwritten = e;
    }
    try {
      return AnswerHead.read(in);
    } catch (IOException e) {
      throw unwritten == null ? e : unwritten;
    }
  }

  private void connectUnlessAlive(Deadline deadline) throws IOException {
    if (isAlive()) {
      return;
    }
    close();
    InetAddress address = InetAddress.getByName(url.getHost());
    int port = url.getPort() > 0 ? url.getPort() : isTls() ? 443 : 80;
    SocketChannel opened = SocketChannel.open();
    channel = opened;
    if (deadline.passed()) {
      throw new IOException("Too late to connect.");
    }
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    opened.connect(new InetSocketAddress(address, port));
    Socket socket = isTls() ? handshake(opened.socket(), port) : opened.socket();
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  private boolean isTls() {
    return "https".equals(url.getScheme());
  }

  private Socket handshake(Socket socket, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, url.getHost(), port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  /** Looks, without waiting, whether the server closed a kept connection. */
  private boolean isAlive() {
    SocketChannel kept = channel;
    if (kept == null) {
      return false;
    }
    try {
      kept.configureBlocking(false);
      int read = kept.read(ByteBuffer.allocate(1));
      kept.configureBlocking(true);
      // Nothing may come unasked, and an end is an end.
      return read == 0 && in.available() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    SocketChannel closing = channel;
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (IOException e) {
      // It is gone either way.
    }
    channel = null;
  }
}
