package io.tailrace.dashboard.setaside;

import io.tailrace.admin.PathTemplate;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.BodyText;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.RecordView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of what was set aside, with its body. Safe for use by many threads. */
record SetAsideItemPage(SetAsideSource source) implements DashboardPage {
  private static final int MOST_SHOWN = 64 * 1024;

  @Override
  public PageAnswer answer(PageRequest request)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    SetAsideWords words = source.words();
    SetAsideItem item = source.show(request.segment("id"));
    String text = text(item.body());
    boolean may = request.visitor().mayActAs(AccessRole.OPERATOR);
    var model =
        new SetAsideDetails(
            words.path(),
            facts(item),
            text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text,
            note(item.body(), text),
            may ? SetAsideForms.ofOne(words, item.id()) : List.of());
    String sentence = words.noun() + " " + item.id() + " of " + item.place() + ": " + item.reason();
    return new PageView(
        words.title(), Tone.WARN, capitalised(sentence), "setaside/item.jte", model);
  }

  private DataTable facts(SetAsideItem item) {
    RecordView record = item.record();
    List<List<TableCell>> rows = new ArrayList<>();
    add(rows, "Reason", TableCell.of(item.reason()));
    add(rows, capitalised(source.words().place()), TableCell.of(item.place()));
    add(rows, "What", TableCell.of(item.kind()));
    if (item.attempts() > 0) {
      add(rows, "Attempts", TableCell.of(Numbers.count(item.attempts())));
    }
    add(rows, "Set aside", TableCell.time(item.at()));
    add(rows, "Received", TableCell.time(record.receivedAt()));
    if (record.timestamp() != null) {
      add(rows, "Happened", TableCell.time(record.timestamp()));
    }
    add(rows, "Event", linked("/events/", record.eventId()));
    link(rows, "Person", "/people/", record.person());
    link(rows, "Recipient", "/people/", record.recipient());
    link(rows, "Message", "/messages/", record.deliveryId());
    add(rows, "Source", TableCell.of(record.source()));
    List<TableColumn> columns = List.of(TableColumn.text("Fact"), TableColumn.text("Value"));
    return DataTable.of("About it", columns, rows);
  }

  private static void link(
      List<List<TableCell>> rows, String name, String path, @Nullable String id) {
    if (id != null) {
      add(rows, name, linked(path, id));
    }
  }

  private static void add(List<List<TableCell>> rows, String name, TableCell value) {
    rows.add(List.of(TableCell.of(name), value));
  }

  private static TableCell linked(String path, String id) {
    return TableCell.code(id).to(path + PathTemplate.encoded(id));
  }

  private static String text(@Nullable BodyText body) {
    if (body == null) {
      return "";
    }
    return body.text() != null ? body.text() : Objects.requireNonNull(body.base64());
  }

  private static String note(@Nullable BodyText body, String shown) {
    if (body == null) {
      return "Its body is not kept any more.";
    }
    String size = Numbers.bytes(body.bytes());
    String how = body.text() == null ? ", in base64, since it is no UTF-8" : ", as received";
    return shown.length() > MOST_SHOWN ? "The beginning of " + size + how : size + how;
  }

  private static String capitalised(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
