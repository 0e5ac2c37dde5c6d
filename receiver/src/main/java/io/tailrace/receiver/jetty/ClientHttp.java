package io.tailrace.receiver.jetty;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * HTTP/1.1 that leaves to the handler what can be understood, so that it is answered, counted and
 * said as every other request: any path, any host, any expectation. Requests have no more than so
 * many header fields: of 8 KB sent, thousands of tiny ones would make 200 KB of heap, on each
 * connection that a stranger opens. Jetty has no public way to see a field while it is parsed, so
 * this builds on its internal connection. Safe for use by many threads.
 */
final class ClientHttp extends HttpConnectionFactory {
  /** Customer.io sends about 10, and a proxy in front adds as many. */
  private static final int MAX_FIELDS = 100;

  private static final String UNREADABLE = "/unreadable-path";

  ClientHttp(HttpConfiguration configuration) {
    super(lenient(configuration));
  }

  /** Not in what says where a body ends: there two readings would be two requests. */
  private static HttpConfiguration lenient(HttpConfiguration configuration) {
    configuration.setUriCompliance(
        UriCompliance.UNSAFE.with("any path", UriCompliance.Violation.values()));
    configuration.setHttpCompliance(
        HttpCompliance.RFC9110.with(
            "any host",
            HttpCompliance.Violation.UNSAFE_HOST_HEADER,
            HttpCompliance.Violation.DUPLICATE_HOST_HEADERS,
            HttpCompliance.Violation.MISMATCHED_AUTHORITY));
    return configuration;
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

    /** Whether a handler will be asked for it; if not, one is asked for a path that nobody has. */
    private static boolean isReadable(String method, String uri) {
      try {
        String path = HttpURI.build(method, uri).getCanonicalPath();
        return HttpMethod.CONNECT.is(method) || (path != null && path.startsWith("/"));
      } catch (RuntimeException e) {
        return false;
      }
    }

    /** One may ignore it, where Jetty would answer 417. */
    private static boolean isUnknownExpectation(HttpField field) {
      return field.getHeader() == HttpHeader.EXPECT
          && !field.contains(HttpHeaderValue.CONTINUE.asString());
    }

    /** Called while the connection is being made: what it counts must be the handler's own. */
    @Override
    protected RequestHandler newRequestHandler() {
      return new RequestHandler() {
        private int fields;

        @Override
        public void startRequest(String method, String uri, HttpVersion version) {
          fields = 0;
          super.startRequest(method, isReadable(method, uri) ? uri : UNREADABLE, version);
        }

        @Override
        public void parsedHeader(HttpField field) {
          if (++fields > MAX_FIELDS) {
            throw new HttpException.RuntimeException(
                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
          }
          if (!isUnknownExpectation(field)) {
            super.parsedHeader(field);
          }
        }
      };
    }
  }
}
