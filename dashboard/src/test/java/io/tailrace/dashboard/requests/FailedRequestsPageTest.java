package io.tailrace.dashboard.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import io.tailrace.operations.incoming.FailedRequest;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.operations.incoming.IncomingWatch;
import io.tailrace.operations.requests.FailedRequests;
import io.tailrace.operations.requests.SampleOperations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedRequestsPageTest {
  private static final FailedRequest WRONG =
      new FailedRequest(
          Scene.NOW,
          "default",
          "unverified",
          401,
          "no signing key gives this signature",
          "it waits an hour",
          "POST",
          "/webhooks/customerio",
          "35.188.196.x",
          "1801396800",
          3,
          1_234,
          null);
  private static final FailedRequest FULL =
      new FailedRequest(
          Scene.NOW,
          "default",
          "unavailable",
          503,
          "the disk is full",
          "it tries again soon",
          "POST",
          "/webhooks/customerio",
          null,
          null,
          3_000,
          -1,
          "{\"recipient\":\"ada@example.com\"}");
  private static final FailedRequest STRANGER =
      new FailedRequest(
          Scene.NOW, null, "refused", 404, "no feed", "so", null, null, null, null, 1, -1, null);

  @TempDir Path folder;

  private record Known(List<FailedRequest> failed) implements IncomingWatch {
    @Override
    public List<FeedStatus> feeds() {
      return List.of();
    }
  }

  private FailedRequestsPage page(FailedRequest... requests) {
    Scene scene = new Scene(folder).incoming(new Known(List.of(requests)));
    return new FailedRequestsPage(
        new FailedRequests(scene.parts(true)), List.of("default", "shop"));
  }

  private static PageRequest request(String... query) {
    return new Asking("/requests", AccessRole.OPERATOR, Scene.NOW).with(query);
  }

  @Test
  void saysThatNoneFailedAndOffersASample() throws Exception {
    PageView view = (PageView) page().answer(request());
    assertThat(view.tone()).isEqualTo(Tone.OK);
    assertThat(view.sentence())
        .isEqualTo("Every request since the process began was answered 200.");
    FailedRequestsModel model = (FailedRequestsModel) view.model();
    assertThat(model.requests()).isNull();
    assertThat(model.empty().title()).isEqualTo("No request failed");
    assertThat(model.sampleFields())
        .extracting("name")
        .containsExactly("type", "sample_feed", "count");
    assertThat(model.sampleFields().get(0).options()).hasSize(73);
  }

  @Test
  void tellsWhichMayBeTheSendersAndMasksAddresses() throws Exception {
    PageView view = (PageView) page(WRONG, FULL, STRANGER).answer(request());
    assertThat(view.tone()).isEqualTo(Tone.WARN);
    assertThat(view.sentence())
        .isEqualTo(
            "3 requests since the process began were not answered 200; 2 may be Customer.io's.");
    FailedRequestsModel model = (FailedRequestsModel) view.model();
    List<TableCell> wrong = model.requests().rows().get(0);
    assertThat(wrong.stream().map(TableCell::text).skip(1))
        .containsExactly(
            "401",
            "no signing key gives this signature",
            "default",
            "35.188.196.x",
            "POST /webhooks/customerio",
            "1.2 kB",
            "3 ms");
    assertThat(wrong.get(1).tone()).isEqualTo(Tone.BAD);
    assertThat(model.requests().rows().get(2).get(1).tone()).isNull();
    assertThat(model.bodies()).hasSize(1);
    assertThat(model.bodies().get(0).head()).isEqualTo("{\"recipient\":\"a…@example.com\"}");
  }

  @Test
  void strangersAloneAreNoReasonToLook() throws Exception {
    PageView view = (PageView) page(STRANGER).answer(request());
    assertThat(view.tone()).isEqualTo(Tone.OK);
    assertThat(view.sentence())
        .endsWith("was not answered 200; all that are shown look like strangers'.");
  }

  @Test
  void theFilterAndTheFileAreOfTheOutcome() throws Exception {
    FailedRequestsModel model =
        (FailedRequestsModel)
            ((PageView) page(WRONG, FULL).answer(request("outcome", "refused"))).model();
    assertThat(model.requests()).isNull();
    assertThat(model.empty().href()).isEqualTo("/requests");
    PageFile file =
        (PageFile) page(WRONG, FULL).answer(request("outcome", "unverified", "format", "csv"));
    assertThat(file.text().lines()).hasSize(2);
    assertThat(file.text()).contains("X-CIO-Timestamp").contains("1801396800");
  }

  @Test
  void samplesAreSentOnceConfirmed() throws Exception {
    Scene scene = new Scene(folder);
    SamplesPage samples = new SamplesPage(new SampleOperations(scene.parts(true)));
    PageFragment plan =
        (PageFragment)
            samples.answer(
                request(
                    "type", "sms_sent", "sample_feed", "shop", "count", "3", "dry_run", "true"));
    assertThat(((ChangePlan) plan.model()).count()).isEqualTo(3);
    assertThat(((ChangePlan) plan.model()).sentence()).contains("source in all tables is demo");
    assertThat(scene.log().reader().read(0, 0, new ReadLimit(9, 1 << 20))).isEmpty();
    PageFragment sent =
        (PageFragment)
            samples.answer(request("type", "sms_sent", "sample_feed", "shop", "count", "3"));
    assertThat(((ChangeOutcome) sent.model()).lines()).hasSize(3);
    assertThat(scene.log().reader().read(0, 0, new ReadLimit(9, 1 << 20))).hasSize(3);
  }

  @Test
  void anUnknownKindIsNothingToDo() throws Exception {
    SamplesPage samples = new SamplesPage(new SampleOperations(new Scene(folder).parts(true)));
    PageFragment plan =
        (PageFragment) samples.answer(request("type", "sms_eaten", "dry_run", "true"));
    assertThat(((ChangePlan) plan.model()).count()).isZero();
    assertThatThrownBy(() -> samples.answer(request("type", "sms_eaten", "sample_feed", "shop")))
        .isInstanceOf(OperationException.class);
  }
}
