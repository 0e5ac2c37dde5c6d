package io.tailrace.sink.bigquery;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteSettings;
import java.io.IOException;

/**
 * What is open to BigQuery: one gRPC channel, one HTTP client, and what asks through them. For one
 * thread.
 */
final class BigQuerySession implements AutoCloseable {
  private final Rest rest;
  private final WriteApi writeApi;
  private final Tables tables;
  private final Queries queries;

  private BigQuerySession(Rest rest, WriteApi writeApi, Tables tables, Queries queries) {
    this.rest = rest;
    this.writeApi = writeApi;
    this.tables = tables;
    this.queries = queries;
  }

  /** Connects, and makes the tables if they are missing. */
  static BigQuerySession open(BigQuerySettings settings, Retrying retrying)
      throws IOException, RestException, SchemaException {
    GoogleCredentials credentials = settings.access().credentials();
    Rest rest = new Rest(settings.access().rest(), credentials, retrying);
    try {
      Tables tables = new Tables(rest, settings.dataset());
      String location = tables.establish();
      String table = settings.dataset().resource(Tables.EVENTS);
      WriteApi writeApi =
          new WriteApi(client(settings.access(), credentials, retrying), table, retrying);
      return new BigQuerySession(
          rest, writeApi, tables, new Queries(rest, settings.dataset().project(), location));
    } catch (IOException | RestException | SchemaException | RuntimeException e) {
      rest.close();
      throw e;
    }
  }

  WriteApi writeApi() {
    return writeApi;
  }

  BigQueryDuplicates writtenBefore() {
    return new BigQueryDuplicates(queries, tables.events());
  }

  BigQueryBackfills backfills() {
    return new BigQueryBackfills(queries, tables);
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
    once(client.createWriteStreamSettings(), retrying);
    once(client.flushRowsSettings(), retrying);
    once(client.finalizeWriteStreamSettings(), retrying);
    return BigQueryWriteClient.create(client.build());
  }

  /**
   * {@link WriteApi} tries again: the library would cut its last try short, to what is left of the
   * time, and then tell of that instead of what BigQuery said.
   */
  private static void once(UnaryCallSettings.Builder<?, ?> call, Retrying retrying) {
    call.setSimpleTimeoutNoRetriesDuration(retrying.total());
  }

  @Override
  public void close() {
    writeApi.close();
    rest.close();
  }
}
