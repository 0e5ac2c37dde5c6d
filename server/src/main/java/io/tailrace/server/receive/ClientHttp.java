package io.tailrace.server.receive;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * HTTP/1.1 whose requests have no more than so many header fields: of 8 KB sent, thousands of tiny
 * ones would make 200 KB of heap, on each connection that a stranger opens. Safe for use by many
 * threads.
 */
final class ClientHttp extends HttpConnectionFactory {
  /** Customer.io sends about 10, and a proxy in front adds as many. */
  private static final int MAX_FIELDS = 100;

  ClientHttp(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(
        new Counting(getHttpConfiguration(), connector, endPoint), connector, endPoint);
  }

  private static final class Counting extends HttpConnection {
    Counting(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    /** Called while the connection is being made: what it counts must be the handler's own. */
    @Override
    protected RequestHandler newRequestHandler() {
      return new RequestHandler() {
        private int fields;

        @Override
        public void startRequest(String method, String uri, HttpVersion version) {
          fields = 0;
          super.startRequest(method, uri, version);
        }

        @Override
        public void parsedHeader(HttpField field) {
          if (++fields > MAX_FIELDS) {
            throw new HttpException.RuntimeException(
                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
          }
          super.parsedHeader(field);
        }
      };
    }
  }
}
