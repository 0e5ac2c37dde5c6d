package io.tailrace.receiver.jetty;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a connection know when a request is in progress, and ends it with the answer while we drain.
 * Stateless.
 */
final class RequestTracking extends Handler.Wrapper {
  private final BooleanSupplier draining;

  RequestTracking(BooleanSupplier draining, Handler handler) {
    super(handler);
    this.draining = draining;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ClientEndPoint connection = ClientEndPoint.of(request);
    connection.requestBegins();
    // An idle timeout is for idle connections; a request has its own deadline.
    request.addIdleTimeoutListener(timeout -> false);
    if (draining.getAsBoolean()) {
      response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    }
    return super.handle(request, response, new Ending(callback, connection));
  }

  private static final class Ending extends Callback.Nested {
    private final ClientEndPoint connection;

    Ending(Callback callback, ClientEndPoint connection) {
      super(callback);
      this.connection = connection;
    }

    @Override
    public void succeeded() {
      connection.requestEnds();
      super.succeeded();
    }

    @Override
    public void failed(Throwable failure) {
      connection.requestEnds();
      super.failed(failure);
    }
  }
}
