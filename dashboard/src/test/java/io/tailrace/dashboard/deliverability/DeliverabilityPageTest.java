package io.tailrace.dashboard.deliverability;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.figures.SameAsSeries;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.series.DatabaseKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliverabilityPageTest {
  private static final Instant MORNING = Instant.parse("2027-01-30T08:00:00Z");
  private static final Asking ASKING =
      new Asking("/deliverability", AccessRole.VIEWER, FiguresScene.NOW);

  @TempDir Path folder;
  private FiguresScene scene;
  private DashboardPage page;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, DatabaseKind.SQLITE.in(folder));
    page = DeliverabilityPages.of(scene.parts("default")).get(0).page();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private PageView view(String... query) throws Exception {
    return (PageView) page.answer(ASKING.with(query));
  }

  private static DeliverabilityModel model(PageView view) {
    return (DeliverabilityModel) view.model();
  }

  /** This many of these, an hour each apart at most. */
  private void write(String metric, String domain, int count, String more) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String data = "\"recipient\":\"p" + i + "@" + domain + "\"" + more;
      bodies.add(body(metric + domain + i, "email_" + metric, MORNING.plusSeconds(i), data));
    }
    scene.write("default", bodies);
  }

  private void sendALittle() throws Exception {
    write("sent", "gmail.com", 300, "");
    write("delivered", "gmail.com", 290, "");
    write("sent", "yahoo.com", 12, "");
    write("delivered", "yahoo.com", 11, "");
    write("bounced", "gmail.com", 10, ",\"failure_message\":\"550 5.1.1 no such user\"");
    write("spammed", "yahoo.com", 3, "");
  }

  private static List<String> row(DataTable table, int row) {
    return table.rows().get(row).stream().map(TableCell::text).toList();
  }

  @Test
  void answersItsQuestionFirst() throws Exception {
    PageView none = view();
    assertThat(none.sentence()).isEqualTo("Nothing was sent in this time.");
    assertThat(model(none).empty()).isTrue();
    assertThat(model(none).growth()).isNull();
    sendALittle();
    PageView some = view();
    assertThat(some.tone()).isEqualTo(Tone.WARN);
    assertThat(some.sentence()).startsWith("Watch: 3.3 % of the mail to Gmail bounces for good");
    assertThat(model(some).findings()).hasSize(1);
    assertThat(model(some).findings().get(0).href())
        .isEqualTo("/deliverability?provider=gmail#bounces");
  }

  @Test
  void eachProviderHasItsRowAndAllHaveOne() throws Exception {
    sendALittle();
    DataTable table = model(view("from", "7d")).providers();
    assertThat(table.columns()).extracting(TableColumn::name).contains("Deferred", "Human clicks");
    assertThat(row(table, 0)).startsWith("Gmail", "300", "96.7 %", "3.3 %");
    assertThat(row(table, 1)).startsWith("Yahoo", "12", "11 of 12", "0 of 12");
    assertThat(row(table, 2)).startsWith("All", "312");
    assertThat(table.rows().get(0).get(3).tone()).isEqualTo(Tone.WARN);
    assertThat(table.rows().get(1).get(2).tone()).as("too few: grey").isEqualTo(Tone.NONE);
    assertThat(table.rows().get(0).get(3).hint()).isEqualTo("10 of 300");
    assertThat(table.rows().get(0).get(3).href())
        .isEqualTo("/deliverability?from=7d&provider=gmail#bounces");
  }

  @Test
  void gmailTellsOfNoComplaints() throws Exception {
    sendALittle();
    DataTable table = model(view()).providers();
    assertThat(row(table, 0).get(6)).isEqualTo("not told");
    assertThat(row(table, 1).get(6)).isEqualTo("3 of 11");
    assertThat(row(table, 2).get(6)).as("Gmail's mail is no part of it").isEqualTo("3 of 11");
  }

  @Test
  void eachChartIsATableOfWhatSeriesAnswers() throws Exception {
    sendALittle();
    List<ChartFigure> charts = model(view("from", "3d")).rates();
    assertThat(charts).hasSize(4);
    ChartFigure complaints = charts.get(0);
    assertThat(complaints.series())
        .startsWith("/api/series?from=3d&zone=Z")
        .contains("type=email", "measure=complaint_rate");
    assertThat(complaints.marks())
        .extracting(ChartFigure.Mark::text)
        .containsExactly("watch from 0.10 %", "act from 0.30 %");
    assertThat(complaints.table().rows())
        .filteredOn(row -> row.get(1).text().equals("3 of 11"))
        .hasSize(1);
  }

  @Test
  void eachFigureOfEachChartIsTheApis() throws Exception {
    sendALittle();
    scene.write("default", List.of(body("c", "customer_subscribed", MORNING, "")));
    var same = new SameAsSeries(scene.parts("default"));
    for (String from : List.of("2d", "7d", "200d")) {
      for (String channel : List.of("email", "sms")) {
        DeliverabilityModel model = model(view("from", from, "type", channel));
        for (ChartFigure chart : model.rates()) {
          assertThat(same.check(chart)).as(chart.title()).isPositive();
        }
        assertThat(same.check(model.growth())).isPositive();
      }
    }
  }

  @Test
  void otherChannelsHaveNoComplaints() throws Exception {
    write("sent", "gmail.com", 1, "");
    scene.write("default", List.of(body("s1", "sms_sent", MORNING, "\"recipient\":\"+4915\"")));
    PageView sms = view("type", "sms");
    assertThat(model(sms).rates()).hasSize(3);
    assertThat(model(sms).providers().rows()).hasSize(2);
  }

  @Test
  void theListGrowsByWhoCameAndLeft() throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      bodies.add(body("c" + i, "customer_subscribed", MORNING.plusSeconds(i), ""));
    }
    bodies.add(body("u", "customer_unsubscribed", MORNING, ""));
    scene.write("default", bodies);
    DeliverabilityModel model = model(view());
    assertThat(model.growthSentence()).isEqualTo("5 subscribed, 1 left: 4 more.");
    assertThat(model.growth().table().rows())
        .filteredOn(row -> row.get(3).text().equals("+4"))
        .hasSize(1);
  }

  @Test
  void tablesAreFilesToo() throws Exception {
    sendALittle();
    PageRequest asked = ASKING.with("format", "csv", "table", "providers");
    PageFile file = (PageFile) page.answer(asked);
    assertThat(file.name()).isEqualTo("providers.csv");
    assertThat(file.text().lines()).hasSize(4).element(1).asString().startsWith("Gmail,300,");
    PageFile growth = (PageFile) page.answer(ASKING.with("format", "csv", "table", "growth"));
    assertThat(growth.text()).startsWith("Day,Subscribed,Unsubscribed,Net");
  }

  @Test
  void bouncesAreToldByCauseAndASampleHidesAddressesFromViewers() throws Exception {
    write("sent", "gmail.com", 3, "");
    write(
        "bounced",
        "gmail.com",
        2,
        ",\"delivery_id\":\"d1\",\"failure_message\":\"550 5.1.1 ann.lee@gmail.com does not exist\"");
    BounceSection viewer = model(view()).bounces();
    assertThat(viewer.sentence()).startsWith("2 messages bounced, 2 of them for good; 0 times");
    BounceSection.Told told = viewer.causes().get(0);
    assertThat(told.finding()).startsWith("Gmail refuses addresses that are not there (5.1.1)");
    assertThat(told.counts()).isEqualTo("2 bounced · 100 % of all bounces");
    assertThat(told.sample()).contains("550 5.1.1").doesNotContain("ann.lee");
    assertThat(told.message()).as("viewers see no messages").isNull();
    assertThat(viewer.table().asCsv()).doesNotContain("ann.lee");

    var analyst = new Asking("/deliverability", AccessRole.ANALYST, FiguresScene.NOW);
    BounceSection.Told whole =
        model((PageView) page.answer(analyst.with())).bounces().causes().get(0);
    assertThat(whole.sample()).contains("ann.lee@gmail.com");
    assertThat(whole.message()).isEqualTo("/messages/d1");
  }
}
