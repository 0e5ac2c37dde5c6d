package io.tailrace.admin;

import io.tailrace.core.FeedPath;
import io.tailrace.customerio.appapi.MessageSource;
import io.tailrace.customerio.appapi.MessageType;
import io.tailrace.customerio.appapi.Period;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Report;
import io.tailrace.operations.ReportQuestion;
import io.tailrace.operations.Reports;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code GET /api/reports}: what became of messages. Safe for many threads. */
final class ReportRoute {
  private static final int MOST = 120;
  private final Reports reports;

  ReportRoute(Reports reports) {
    this.reports = reports;
  }

  Report ofAll(RequestParameters question) throws OperationException {
    return read(question, null);
  }

  Report ofOne(RequestParameters question) throws OperationException {
    MessageSource.Kind kind = one(MessageSource.Kind.class, "of", question.required("of"));
    return read(question, new MessageSource(kind, question.id("id"), null));
  }

  /** Of all messages if {@code source} is null. */
  private Report read(RequestParameters question, MessageSource source) throws OperationException {
    String type = question.text("type");
    return reports.read(
        new ReportQuestion(
            question.text("feed", FeedPath.DEFAULT_FEED),
            source,
            one(Period.class, "by", question.text("by", "day")),
            (int) question.number("last", 0, 0, MOST),
            type == null ? null : one(MessageType.class, "type", type)));
  }

  private static <E extends Enum<E>> E one(Class<E> words, String name, String word)
      throws OperationException {
    for (E each : words.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(word)) {
        return each;
      }
    }
    throw OperationException.wrongRequest(
        "'%s' is '%s', and must be one of %s."
            .formatted(
                name,
                word,
                Arrays.stream(words.getEnumConstants())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "))));
  }
}
