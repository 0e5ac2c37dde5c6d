package io.tailrace.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.admin.access.Door;
import io.tailrace.operations.FileTaker;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks a running server. On the JDK's old client, which is loaded in a fraction of the new one's
 * time: a command asks once or twice. Safe for use by many threads.
 */
public final class RemoteApi implements Api {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 11 * 60_000;
  private static final int NO_LIMIT = 0;

  static {
    // Or else a change whose answer got lost would be asked for a second time behind our back.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final ServerAddress server;

  public RemoteApi(ServerAddress server) {
    this.server = server;
  }

  @Override
  public ApiResponse call(ApiRequest request) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            server.admin().resolve(request.target()).toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(request.asksForFiles() ? NO_LIMIT : READ_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(request.method());
    connection.setRequestProperty("Authorization", "Bearer " + server.token());
    if (!request.method().equals("GET")) {
      send(connection, request.body());
    }
    return receive(connection);
  }

  private static void send(HttpURLConnection connection, JsonNode body) throws IOException {
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty(Door.CHANGE_HEADER, "1");
    byte[] json = ApiJson.write(body);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(json);
    }
  }

  private static void read(HttpURLConnection connection, LineStream.Taker wanted)
      throws IOException {
    try (var lines =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      String line = lines.readLine();
      while (line != null && wanted.take(ApiJson.read(line.getBytes(UTF_8)))) {
        line = lines.readLine();
      }
    } finally {
      connection.disconnect();
    }
  }

  private static void read(HttpURLConnection connection, FileTaker taker) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      Tar.read(in, taker);
    } catch (IOException e) {
      throw "Premature EOF".equals(e.getMessage()) ? new EOFException("cut off") : e;
    } finally {
      connection.disconnect();
    }
  }

  private ApiResponse receive(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (ApiWriter.LINES.equals(connection.getContentType())) {
      return new ApiResponse(status, (LineStream) wanted -> read(connection, wanted));
    }
    if (Tar.TYPE.equals(connection.getContentType())) {
      return new ApiResponse(status, (FileStream) taker -> read(connection, taker));
    }
    try (InputStream in =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      byte[] body = in == null ? new byte[0] : in.readAllBytes();
      return new ApiResponse(status, ApiJson.read(body));
    } catch (JacksonException e) {
      throw new IOException(server + " answered " + status + " without JSON: is it Tailrace?", e);
    }
  }
}
