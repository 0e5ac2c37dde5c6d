package io.tailrace.testkit.bigquery;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A BigQuery in memory, on two loopback ports: gRPC for the Storage Write API, HTTP for the rest.
 * It asks for no credentials. Safe for use by many threads.
 */
public final class SimulatedBigQuery implements AutoCloseable {
  private static final int HEADROOM = 10 << 20;
  private final Catalog catalog;
  private final FaultyCalls calls;
  private final Server grpc;
  private final RestServer rest;

  private SimulatedBigQuery(Catalog catalog, FaultyCalls calls, Server grpc, RestServer rest) {
    this.catalog = catalog;
    this.calls = calls;
    this.grpc = grpc;
    this.rest = rest;
  }

  /** Starts an empty one on free ports. */
  public static SimulatedBigQuery start(SimulationSettings settings) throws IOException {
    Catalog catalog = new Catalog(settings);
    FaultyCalls calls = new FaultyCalls();
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server grpc =
        NettyServerBuilder.forAddress(anyPort)
            .maxInboundMessageSize(settings.maxRequestBytes() + HEADROOM)
            .addService(new WriteService(catalog, calls, settings.maxRequestBytes()))
            .build()
            .start();
    return new SimulatedBigQuery(
        catalog, calls, grpc, RestServer.start(new RestApi(catalog), calls));
  }

  /** Starts an empty one with the defaults. */
  public static SimulatedBigQuery start() throws IOException {
    return start(SimulationSettings.defaults());
  }

  /** As the setting {@code TAILRACE_BIGQUERY_ENDPOINT} takes it: REST, then gRPC. */
  public String endpoint() {
    return "http://127.0.0.1:" + rest.port() + ",127.0.0.1:" + grpc.getPort();
  }

  /** From now on calls fail so. */
  public void faults(Faults faults) {
    calls.faults(faults);
  }

  /** From now on rows are refused by this rule too. */
  public void refuse(RowRule rule) {
    catalog.rule(rule);
  }

  /** From now on a request with such a row is refused as a whole, without naming the row. */
  public void refuseRequests(RowRule rule) {
    catalog.requestRule(rule);
  }

  /** Lets what is still under way from broken connections take effect. */
  public void settle() {
    calls.settle();
  }

  /** The rows of a table that a query would see; none if there is no such table. */
  public List<Row> rows(String project, String dataset, String table) {
    String name = Table.name(project, dataset, table);
    return catalog.locked(
        all -> {
          Table found = all.tables().get(name);
          return found == null ? List.<Row>of() : List.copyOf(found.rows());
        });
  }

  /** A table's resource as the REST API shows it, as JSON; null if there is no such table. */
  public String resource(String project, String dataset, String table) {
    String name = Table.name(project, dataset, table);
    return catalog.locked(
        all -> {
          Table found = all.tables().get(name);
          return found == null ? null : found.resource().toString();
        });
  }

  /** Deletes a table with its rows; its streams are gone with it. */
  public void drop(String project, String dataset, String table) {
    String name = Table.name(project, dataset, table);
    catalog.locked(all -> all.tables().remove(name));
  }

  /** Ends every write stream, as FinalizeWriteStream does. */
  public void finaliseStreams() {
    catalog.locked(
        all -> {
          all.finaliseStreams();
          return null;
        });
  }

  /** How many write streams were made and are not yet known to have expired. */
  public int streams() {
    return catalog.locked(Catalog::streams);
  }

  @Override
  public void close() {
    rest.close();
    grpc.shutdownNow();
  }
}
