package io.tailrace.testkit.sink;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract and the killing notice sinks that break the promise. */
class NegativeControlTest {
  private static final long SEED = 20_261_124;

  @Test
  void aSinkThatCommitsRowsBeforeThePositionFails() {
    assertThat(failures(TwoStepSinkContract.class))
        .contains("aLowerEpochCommitsNothing()", "aHigherEpochTakesOverForGood()");
  }

  @Test
  void aSinkThatDoublesFails() {
    assertThat(failures(DoublingSinkContract.class))
        .contains("againDoublesNothing()", "aReplayFromTheStartInOtherBatchesDoublesNothing()");
  }

  @Test
  void aSinkThatOnlyReadsItsPositionWhenItIsTakenOverFails() {
    assertThat(failures(UnclaimedSinkContract.class))
        .containsExactlyInAnyOrder(
            "aClaimKeepsTheOwnerBeforeOut()",
            "aFreshSinkIsClaimedToo()",
            "aLowerEpochClaimsNothing()");
  }

  @Test
  void killingFindsTheSinkThatCommitsInTwoSteps(@TempDir Path folder) throws Exception {
    KillTrial.Report report = new KillTrial(TwoStepSinkContract.class, folder, SEED).run(40);
    assertThat(report.disagreements()).isNotEmpty();
  }

  @Test
  void killingLetsTheSinkPassThatReplacesItsFileWhole(@TempDir Path folder) throws Exception {
    KillTrial.Report report = new KillTrial(FileSinkTest.class, folder, SEED).run(6);
    assertThat(report.disagreements()).isEmpty();
    assertThat(report.records()).isPositive();
  }

  private static Set<String> failures(Class<?> contract) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary().getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName())
        .collect(toSet());
  }
}
