package io.tailrace.testkit.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Google's own client sees BigQuery's rules for datasets and tables. */
@Tag("full")
class RestRulesTest {
  private static final Field COLOUR = Field.of("colour", StandardSQLTypeName.STRING);
  private SimulatedBigQuery bigQuery;
  private BigQuery client;

  @BeforeEach
  void start() throws Exception {
    bigQuery = SimulatedBigQuery.start();
    client = Tables.withThings(bigQuery);
  }

  @AfterEach
  void stop() {
    bigQuery.close();
  }

  private Table change(Field... fields) {
    return client.update(
        TableInfo.of(Tables.THINGS, StandardTableDefinition.of(Schema.of(fields))));
  }

  @Test
  void whatIsMadeIsThere() {
    assertThat(client.getDataset("events")).isNotNull();
    assertThat(client.getDataset("others")).isNull();
    Schema schema = client.getTable(Tables.THINGS).getDefinition().getSchema();
    assertThat(schema.getFields()).extracting(Field::getName).containsExactly("name");
  }

  @Test
  void nothingIsMadeTwice() {
    assertThatThrownBy(
            () ->
                client.create(
                    TableInfo.of(
                        Tables.THINGS, StandardTableDefinition.of(Schema.of(Tables.NAME)))))
        .isInstanceOfSatisfying(
            BigQueryException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void aNullableColumnMayBeAdded() {
    Schema schema = change(Tables.NAME, COLOUR).getDefinition().getSchema();
    assertThat(schema.getFields()).hasSize(2);
  }

  @Test
  void noColumnIsDroppedRetypedOrAddedAsRequired() {
    Field required = COLOUR.toBuilder().setMode(Field.Mode.REQUIRED).build();
    Field retyped = Field.of("name", StandardSQLTypeName.INT64);
    assertThatThrownBy(() -> change(COLOUR)).hasMessageContaining("name");
    assertThatThrownBy(() -> change(Tables.NAME, required)).hasMessageContaining("required");
    assertThatThrownBy(() -> change(retyped)).hasMessageContaining("name");
  }
}
