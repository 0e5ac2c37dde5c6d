package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.ApiExceptionFactory;
import io.grpc.Status;
import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.bigquery.Faults;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors are told apart, and each says what to do; when it has passed, writing goes on. */
@Tag("full")
class BigQueryFailureTest {
  private World world;
  private Trial owner;

  @BeforeEach
  void open() throws Exception {
    world = new World(Duration.ofDays(7), Duration.ofSeconds(1));
    owner = Trial.open(world, 1);
  }

  @AfterEach
  void close() {
    owner.close();
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "QUOTA, ask for more under IAM & Admin",
    "PERMISSION, BigQuery Data Editor",
    "UNAVAILABLE, does not answer now",
    "BROKEN, does not answer now"
  })
  void eachIsSaidAndPasses(Fault fault, String advice) throws Exception {
    for (String call : new String[] {"CreateWriteStream", "AppendRows", "FlushRows"}) {
      long from = owner.offset();
      world.bigQuery.faults(new Script().always(call, fault));
      assertThatThrownBy(() -> owner.write(from, from + 3))
          .hasMessageContaining("acme.events")
          .hasMessageContaining(advice);
      world.bigQuery.faults(Faults.NONE);
      owner.sink.open();
      long now = owner.offset();
      owner.write(now, from + 5);
    }
    assertThat(world.ids()).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void openingSaysSoToo() {
    owner.close();
    world.bigQuery.faults(new Script().always("table", Fault.PERMISSION));
    assertThatThrownBy(() -> owner.sink.open())
        .hasMessageContaining("could not be opened")
        .hasMessageContaining("BigQuery Job User");
  }

  @Test
  void credentialsThatAreNotThereAreSaid() {
    var error = new IOException("Your default credentials were not found.");
    Dataset dataset = new Dataset("acme", "events", null);
    assertThat(BigQueryFailure.unavailable(dataset, "opened", error))
        .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "RESOURCE_EXHAUSTED; Too many partitions produced by query, allowed 4000; PARTITIONS",
        "INVALID_ARGUMENT; Quota exceeded: Number of partition modifications; PARTITIONS",
        "PERMISSION_DENIED; Streaming insert is not allowed in the free tier; BILLING",
        "INVALID_ARGUMENT; Input schema has more fields than BigQuery schema; NEW_COLUMN",
        "NOT_FOUND; Requested entity was not found; MISSING",
        "DEADLINE_EXCEEDED; slow; UNAVAILABLE",
        "INVALID_ARGUMENT; something else; OTHER"
      })
  void bigQuerysWordsAndCodesDecide(Status.Code code, String message, BigQueryFailure trouble) {
    ApiException error =
        ApiExceptionFactory.createException(message, null, GrpcStatusCode.of(code), false);
    assertThat(BigQueryFailure.of(error)).isEqualTo(trouble);
  }
}
