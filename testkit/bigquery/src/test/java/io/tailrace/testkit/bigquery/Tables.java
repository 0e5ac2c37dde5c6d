package io.tailrace.testkit.bigquery;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;

/** Google's own client for the REST API, for tests. Stateless. */
final class Tables {
  static final TableId THINGS = TableId.of("acme", "events", "things");
  static final Field NAME =
      Field.newBuilder("name", StandardSQLTypeName.STRING).setMode(Field.Mode.REQUIRED).build();

  private Tables() {}

  static BigQuery client(SimulatedBigQuery bigQuery) {
    String endpoint = bigQuery.endpoint();
    return BigQueryOptions.newBuilder()
        .setProjectId("acme")
        .setHost(endpoint.substring(0, endpoint.indexOf(',')))
        .setCredentials(NoCredentials.getInstance())
        .build()
        .getService();
  }

  /** A dataset and a table with one required text. */
  static BigQuery withThings(SimulatedBigQuery bigQuery) {
    BigQuery client = client(bigQuery);
    client.create(DatasetInfo.of("events"));
    client.create(TableInfo.of(THINGS, StandardTableDefinition.of(Schema.of(NAME))));
    return client;
  }
}
