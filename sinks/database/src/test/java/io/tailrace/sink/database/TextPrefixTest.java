package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPrefixTest {
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  @ParameterizedTest
  @CsvSource({"ann,ano", "a,b", "z,{", "'ann ','ann!'", "\ud7ff,\ue000", "é,ê"})
  void theRangeEndsWithTheNextText(String prefix, String end) {
    assertThat(TextPrefix.of(prefix)).isEqualTo(new TextPrefix(prefix, end));
  }

  @Test
  void behindTheLastOfAllComesNothing() {
    assertThat(TextPrefix.of(LAST).to()).isNull();
    assertThat(TextPrefix.of("a" + LAST).to()).isEqualTo("b");
    assertThat(TextPrefix.of(LAST + LAST).on("x")).isEqualTo("x >= ?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "a\ud83d\ude00", "\ud83d\ude00", "a%", "a_", "\uffff"})
  void whatBeginsSoIsWithinAndNothingElse(String prefix) {
    TextPrefix range = TextPrefix.of(prefix);
    for (String more : List.of("", " ", "x", LAST)) {
      assertThat(Values.compare(prefix + more, range.from())).isNotNegative();
      assertThat(Values.compare(prefix + more, range.to())).isNegative();
    }
    for (String other : List.of("a", "ano", "b", "~", prefix.substring(1))) {
      boolean within =
          Values.compare(other, range.from()) >= 0 && Values.compare(other, range.to()) < 0;
      assertThat(within).as(other).isEqualTo(other.startsWith(prefix));
    }
  }
}
