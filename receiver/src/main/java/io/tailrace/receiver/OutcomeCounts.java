package io.tailrace.receiver;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.RecordKind;
import java.util.List;

/**
 * What became of the records of one verified request. Immutable.
 *
 * @param processed events that were new
 * @param duplicates records that were known
 * @param quarantined records set aside
 */
record OutcomeCounts(int processed, int duplicates, int quarantined) {
  static final OutcomeCounts NOTHING = new OutcomeCounts(0, 0, 0);

  static OutcomeCounts of(List<NewRecord> records, List<AppendOutcome> outcomes) {
    int processed = 0;
    int duplicates = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      AppendOutcome outcome = outcomes.get(i);
      if (outcome == AppendOutcome.DUPLICATE) {
        duplicates++;
      } else if (isNewEvent(records.get(i), outcome)) {
        processed++;
      }
    }
    return new OutcomeCounts(processed, duplicates, outcomes.size() - processed - duplicates);
  }

  static boolean isNewEvent(NewRecord record, AppendOutcome outcome) {
    return record.kind() == RecordKind.EVENT
        && (outcome == AppendOutcome.APPENDED || outcome == AppendOutcome.ACCEPTED);
  }

  /** Of the request as a whole: what is new counts first, then what needs somebody's attention. */
  RequestOutcome outcome() {
    if (processed == 0 && quarantined > 0) {
      return RequestOutcome.QUARANTINED;
    }
    return processed == 0 && duplicates > 0 ? RequestOutcome.DUPLICATE : RequestOutcome.PROCESSED;
  }
}
