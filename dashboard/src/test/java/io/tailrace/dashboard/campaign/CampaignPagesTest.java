package io.tailrace.dashboard.campaign;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.sink.SourceName;
import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.figures.SameAsSeries;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRedirect;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Reports;
import io.tailrace.operations.Workspaces;
import io.tailrace.operations.series.DatabaseKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignPagesTest {
  private static final Instant MORNING = Instant.parse("2027-01-30T08:00:00Z");

  @TempDir Path folder;
  private FiguresScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, DatabaseKind.SQLITE.in(folder));
    scene.named(
        new SourceName("default", "campaign", 4, null, "Welcome", "running", FiguresScene.NOW));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private DashboardPage page(String path, String... feeds) {
    return CampaignPages.of(scene.parts(feeds)).stream()
        .filter(route -> route.path().toString().equals(path))
        .map(PageRoute::page)
        .findFirst()
        .orElseThrow();
  }

  private PageView list(String... query) throws Exception {
    var asking = new Asking("/campaigns", AccessRole.VIEWER, FiguresScene.NOW);
    return (PageView) page("/campaigns", "default").answer(asking.with(query));
  }

  private PageView one(String kind, String id, String... query) throws Exception {
    var asking = new Asking("/campaigns/" + kind + "/" + id, AccessRole.VIEWER, FiguresScene.NOW);
    return (PageView)
        page("/campaigns/{kind}/{id}", "default")
            .answer(asking.named(Map.of("kind", kind, "id", id), query));
  }

  private void write(String feed, String metric, String source, int count) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = metric + source.hashCode() + feed + i;
      String data = "\"recipient\":\"p" + i + "@yahoo.com\"," + source;
      bodies.add(body(id, "email_" + metric, MORNING.plusSeconds(i), data));
    }
    scene.write(feed, bodies);
  }

  private void sendTwo() throws Exception {
    write("default", "sent", "\"campaign_id\":4,\"action_id\":41", 300);
    write("default", "delivered", "\"campaign_id\":4,\"action_id\":41", 290);
    write("default", "spammed", "\"campaign_id\":4,\"action_id\":41", 2);
    write("default", "sent", "\"newsletter_id\":7,\"content_id\":70", 400);
    write("default", "delivered", "\"newsletter_id\":7,\"content_id\":70", 399);
  }

  private static List<String> column(DataTable table, int column) {
    return table.rows().stream().map(row -> row.get(column)).map(TableCell::text).toList();
  }

  private static CampaignListModel model(PageView view) {
    return (CampaignListModel) view.model();
  }

  @Test
  void saysWhichOneHurts() throws Exception {
    assertThat(list().sentence()).isEqualTo("No campaign sent anything in this time.");
    write("default", "sent", "\"campaign_id\":9", 3);
    assertThat(list().tone()).isEqualTo(Tone.NONE);
    assertThat(list().sentence()).startsWith("Too few messages were sent");
    sendTwo();
    PageView view = list();
    assertThat(view.tone()).isEqualTo(Tone.BAD);
    assertThat(view.sentence()).isEqualTo("Act now: Welcome has 0.69 % complaints outside Gmail.");
  }

  @Test
  void listsThemWithNamesAndNumbersWhereThereIsNone() throws Exception {
    sendTwo();
    DataTable table = model(list()).table();
    assertThat(column(table, 0)).containsExactly("Newsletter 7", "Welcome");
    assertThat(column(table, 2)).containsExactly("400", "300");
    assertThat(table.rows().get(1).get(0).href()).isEqualTo("/campaigns/campaign/4");
    assertThat(table.rows().get(1).get(2).line()).isNotNull();
    PageFile file =
        (PageFile)
            page("/campaigns", "default")
                .answer(
                    new Asking("/campaigns", AccessRole.VIEWER, FiguresScene.NOW)
                        .with("format", "csv"));
    assertThat(file.text().lines()).hasSize(3);
  }

  @Test
  void linksKeepTheTime() throws Exception {
    sendTwo();
    assertThat(model(list("from", "3d")).table().rows().get(0).get(0).href())
        .isEqualTo("/campaigns/newsletter/7?from=3d");
  }

  @Test
  void sortsByWhatTheUrlSays() throws Exception {
    sendTwo();
    assertThat(column(model(list("order", "complaint_rate")).table(), 0)).startsWith("Welcome");
    assertThat(column(model(list("order", "name", "dir", "up")).table(), 0))
        .startsWith("Newsletter 7");
    DataTable up = model(list("order", "sent", "dir", "up")).table();
    assertThat(column(up, 2)).containsExactly("300", "400");
    assertThat(up.columns().get(2).sort()).isEqualTo("/campaigns?order=sent");
    assertThat(model(list()).table().columns().get(2).sort())
        .isEqualTo("/campaigns?order=sent&dir=up");
    assertThat(column(model(list("order", "nonsense")).table(), 2)).startsWith("400");
  }

  @Test
  void comparesThoseThatTheUrlNames() throws Exception {
    sendTwo();
    CampaignListModel none = model(list());
    assertThat(none.compared()).isNull();
    CampaignListModel one = model(list("compare", "campaign/4"));
    assertThat(one.compared().columns()).hasSize(2);
    assertThat(one.chart().series()).contains("campaign=4", "by=day%2Ccampaign");
    assertThat(one.curves())
        .extracting(CampaignListModel.Curve::href)
        .containsExactly("/campaigns/campaign/4/maturity");
    assertThat(one.choices())
        .filteredOn(CampaignListModel.Choice::chosen)
        .extracting(CampaignListModel.Choice::name)
        .containsExactly("Welcome");
  }

  @Test
  void oneShowsItsFunnelAndItsParts() throws Exception {
    sendTwo();
    PageView view = one("campaign", "4");
    CampaignModel model = (CampaignModel) view.model();
    assertThat(view.title()).isEqualTo("Welcome");
    assertThat(view.sentence()).startsWith("300 sent: 96.7 % delivered");
    assertThat(model.funnel().bars())
        .extracting(BarList.Bar::value)
        .containsExactly("300", "290", "0", "0", "0");
    assertThat(model.losses().bars()).extracting(BarList.Bar::name).containsExactly("Complaints");
    assertThat(column(model.parts(), 1)).containsExactly("300");
    assertThat(model.chart().series()).contains("campaign=4");
    assertThat(one("newsletter", "7").title()).isEqualTo("Newsletter 7");
    assertThat(((CampaignModel) one("campaign", "99").model()).chart()).isNull();
  }

  @Test
  void eachFigureOfEachChartIsTheApis() throws Exception {
    sendTwo();
    var same = new SameAsSeries(scene.parts("default"));
    assertThat(same.check(((CampaignModel) one("campaign", "4").model()).chart())).isPositive();
    assertThat(same.check(model(list("compare", "newsletter/7")).chart())).isPositive();
  }

  @Test
  void aKindThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> one("journey", "4"))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("newsletter");
    assertThatThrownBy(() -> one("campaign", "x")).isInstanceOf(OperationException.class);
  }

  @Test
  void severalFeedsNumberTheirOwn() throws Exception {
    write("default", "sent", "\"campaign_id\":4", 3);
    write("shop", "sent", "\"campaign_id\":4", 5);
    var asking = new Asking("/campaigns", AccessRole.VIEWER, FiguresScene.NOW);
    PageView both = (PageView) page("/campaigns", "default", "shop").answer(asking.with());
    assertThat(column(model(both).table(), 2)).containsExactly("5", "3");
    assertThat(model(both).table().rows().get(0).get(0).href())
        .isEqualTo("/campaigns/campaign/4?feed=shop");
    PageView shop =
        (PageView) page("/campaigns", "default", "shop").answer(asking.with("feed", "shop"));
    assertThat(column(model(shop).table(), 2)).containsExactly("5");
  }

  private LateFigures late(String part, String kind, String id) throws Exception {
    var asking = new Asking("/campaigns", AccessRole.VIEWER, FiguresScene.NOW);
    var answer =
        page("/campaigns/{kind}/{id}/" + part, "default")
            .answer(Asking.part(asking.named(Map.of("kind", kind, "id", id))));
    return (LateFigures) ((PageFragment) answer).model();
  }

  @Test
  void whatTakesLongerComesAfterThePage() throws Exception {
    CampaignModel.Late late = ((CampaignModel) one("campaign", "4", "from", "30d").model()).late();
    assertThat(late.maturity()).isEqualTo("/campaigns/campaign/4/maturity?from=30d");
    assertThat(late.vendor()).isEqualTo("/campaigns/campaign/4/vendor?from=30d");
  }

  @Test
  void aPartOpenedByItselfLeadsToItsPage() throws Exception {
    var asking = new Asking("/campaigns", AccessRole.VIEWER, FiguresScene.NOW);
    for (String part : List.of("maturity", "links", "vendor")) {
      assertThat(
              page("/campaigns/{kind}/{id}/" + part, "default")
                  .answer(asking.named(Map.of("kind", "campaign", "id", "4"), "from", "3d")))
          .isEqualTo(new PageRedirect("/campaigns/campaign/4?from=3d"));
    }
  }

  @Test
  void howSoonPeopleOpenIsASampleInWords() throws Exception {
    LateFigures none = late("maturity", "campaign", "4");
    assertThat(none.bars()).isEmpty();
    assertThat(none.sentence()).isNotBlank();
    write("default", "sent", "\"campaign_id\":4,\"delivery_id\":\"d1\"", 1);
    scene.write(
        "default",
        List.of(
            body(
                "o1",
                "email_opened",
                MORNING.plusSeconds(60),
                "\"recipient\":\"p@yahoo.com\",\"campaign_id\":4,\"delivery_id\":\"d1\"")));
    LateFigures some = late("maturity", "campaign", "4");
    assertThat(some.bars()).hasSize(2);
    assertThat(some.bars().get(0).bars().get(0).name()).isEqualTo("After 1 hour");
    assertThat(some.bars().get(0).bars().get(0).value()).isEqualTo("1 of 1");
    assertThat(some.bars().get(1).bars().get(0).value()).isEqualTo("0 of 1");
    assertThat(some.sentence()).contains("1 messages of its");
  }

  @Test
  void linksAreShownWithoutWhatOpensSomethingForOnePerson() throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String link = "\"href\":\"https://shop.example/sale?token=secret" + i + "\"";
      String data = "\"campaign_id\":4,\"delivery_id\":\"d" + i + "\"," + link;
      bodies.add(body("c" + i, "email_clicked", MORNING.plusSeconds(i), data));
    }
    scene.write("default", bodies);
    LateFigures links = late("links", "campaign", "4");
    assertThat(links.bars()).hasSize(1);
    assertThat(links.bars().get(0).bars())
        .extracting(BarList.Bar::name, BarList.Bar::value)
        .containsExactly(tuple("https://shop.example/sale", "3 clicks"));
  }

  @Test
  void withoutAKeyThePartSaysWhatToSet() throws Exception {
    var asking = new Asking("/campaigns", AccessRole.VIEWER, FiguresScene.NOW);
    Workspaces none = new NoWorkspaces();
    var part =
        new VendorFiguresPart(
            new Reports(none, scene.parts("default").database()), List.of("default"));
    var answer = (PageFragment) part.answer(asking.named(Map.of("kind", "campaign", "id", "4")));
    VendorFigures figures = (VendorFigures) answer.model();
    assertThat(figures.table()).isNull();
    assertThat(figures.sentence()).isEqualTo("Set app-api-key.");
  }

  /** As a configuration without a key. */
  private static final class NoWorkspaces implements Workspaces {
    @Override
    public AppApi appApi(String feed) throws OperationException {
      throw OperationException.refused("Set app-api-key.");
    }

    @Override
    public List<SigningKey> signingKeys(String feed) {
      return List.of();
    }
  }
}
