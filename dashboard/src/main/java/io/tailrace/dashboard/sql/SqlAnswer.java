package io.tailrace.dashboard.sql;

import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Tone;
import org.jspecify.annotations.Nullable;

/**
 * What a question brought. Immutable.
 *
 * @param sentence how many rows in what time, or why there are none
 * @param table null = it failed, or bars are shown
 * @param bars null = it failed, or a table is shown
 */
public record SqlAnswer(
    Tone tone, String sentence, @Nullable DataTable table, @Nullable BarList bars) {

  static SqlAnswer failed(String why) {
    return new SqlAnswer(Tone.BAD, why, null, null);
  }
}
