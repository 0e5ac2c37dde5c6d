package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.DatabaseReader;
import io.tailrace.sink.database.SqliteSettings;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log, small store, database and warehouse are made and written where digits are others. */
class OtherDigitsTest {
  private static final Locale USUAL = Locale.getDefault();
  @TempDir Path folder;

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(USUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ar-EG-u-nu-arab",
        "ar-SA-u-nu-arab",
        "bn-BD-u-nu-beng",
        "ne-NP-u-nu-deva",
        "mr-IN-u-nu-deva",
        "my-MM-u-nu-mymr",
        "th-TH-u-nu-thai",
        "fa-IR"
      })
  void whatIsKeptIsDelivered(String tag) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(tag));
    assertThat(String.format(Locale.getDefault(), "%d", 7)).isNotEqualTo("7");
    try (RealFolder files = new RealFolder(folder)) {
      files.receive(
          """
          {"event_id":"e1","object_type":"email","metric":"sent","timestamp":1790000000,\
          "data":{"delivery_id":"d1","recipient":"ada@example.com","identifiers":{"id":"7"}}}\
          """);
      files.deliver();
      DatabaseReader database = new DatabaseReader(Database.sqlite(SqliteSettings.in(folder)));
      assertThat(database.counts().activity()).isEqualTo(1);
      assertThat(files.parts(true).warehouse().holds("default", "e1", null)).isTrue();
    }
  }
}
