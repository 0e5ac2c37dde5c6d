package io.tailrace.sink.bigquery;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteSettings;
import java.io.IOException;
import java.util.Set;

/**
 * What is open to BigQuery: one gRPC channel, one HTTP client, and what asks through them. For one
 * thread.
 */
final class Session implements AutoCloseable {
  private static final Set<Code> PASSING =
      Set.of(
          Code.UNAVAILABLE,
          Code.DEADLINE_EXCEEDED,
          Code.ABORTED,
          Code.INTERNAL,
          Code.CANCELLED,
          Code.UNKNOWN,
          Code.RESOURCE_EXHAUSTED);
  private final Rest rest;
  private final WriteApi writeApi;
  private final Tables tables;
  private final Queries queries;

  private Session(Rest rest, WriteApi writeApi, Tables tables, Queries queries) {
    this.rest = rest;
    this.writeApi = writeApi;
    this.tables = tables;
    this.queries = queries;
  }

  /** Connects, and makes the tables if they are missing. */
  static Session open(BigQuerySettings settings, Retrying retrying)
      throws IOException, RestException, SchemaException {
    GoogleCredentials credentials = settings.access().credentials();
    Rest rest = new Rest(settings.access().rest(), credentials, retrying);
    try {
      Tables tables = new Tables(rest, settings.dataset());
      String location = tables.establish();
      String table = settings.dataset().resource(Tables.EVENTS);
      WriteApi writeApi =
          new WriteApi(client(settings.access(), credentials, retrying), table, retrying);
      return new Session(
          rest, writeApi, tables, new Queries(rest, settings.dataset().project(), location));
    } catch (IOException | RestException | SchemaException | RuntimeException e) {
      rest.close();
      throw e;
    }
  }

  WriteApi writeApi() {
    return writeApi;
  }

  WrittenBefore writtenBefore() {
    return new WrittenBefore(queries, tables.events());
  }

  Backfills backfills() {
    return new Backfills(queries, tables);
  }

  private static BigQueryWriteClient client(
      Access access, GoogleCredentials credentials, Retrying retrying) throws IOException {
    CredentialsProvider provider =
        credentials == null
            ? NoCredentialsProvider.create()
            : FixedCredentialsProvider.create(credentials);
    InstantiatingGrpcChannelProvider.Builder channel =
        BigQueryWriteSettings.defaultGrpcTransportProviderBuilder();
    if (access.plaintext()) {
      channel.setChannelConfigurator(plain -> plain.usePlaintext());
    }
    BigQueryWriteSettings.Builder client =
        BigQueryWriteSettings.newBuilder()
            .setEndpoint(access.grpc())
            .setCredentialsProvider(provider)
            .setTransportChannelProvider(channel.build());
    retry(client.createWriteStreamSettings(), retrying);
    retry(client.flushRowsSettings(), retrying);
    retry(client.finalizeWriteStreamSettings(), retrying);
    retry(client.getWriteStreamSettings(), retrying);
    return BigQueryWriteClient.create(client.build());
  }

  /** All of these may be called twice: an orphaned stream is empty and expires. */
  private static void retry(UnaryCallSettings.Builder<?, ?> call, Retrying retrying) {
    call.setRetryableCodes(PASSING)
        .setRetrySettings(
            RetrySettings.newBuilder()
                .setTotalTimeoutDuration(retrying.total())
                .setInitialRpcTimeoutDuration(retrying.total())
                .setMaxRpcTimeoutDuration(retrying.total())
                .setInitialRetryDelayDuration(retrying.first())
                .setRetryDelayMultiplier(2)
                .setMaxRetryDelayDuration(retrying.longest())
                .build());
  }

  @Override
  public void close() {
    writeApi.close();
    rest.close();
  }
}
