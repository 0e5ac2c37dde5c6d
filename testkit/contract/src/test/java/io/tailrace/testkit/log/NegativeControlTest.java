package io.tailrace.testkit.log;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract notices logs that break it: a suite that everything passes proves nothing. */
class NegativeControlTest {

  @Test
  void aLogThatAnswersBeforeItIsDurableFails() {
    assertThat(failures(ForgetfulLogContract.class))
        .contains(
            "whatWasAnsweredSurvivesACrash()",
            "whatWasAnsweredSurvivesAReopening()",
            "offsetsGoOnAfterACrash()",
            "manyCallersEachFindTheirsOnce()");
  }

  @Test
  void aLogThatKeepsDuplicatesFails() {
    assertThat(failures(DoublingLogContract.class))
        .contains(
            "aKnownKeyAddsNothing()",
            "aKnownKeyWithAnotherMeaningGoesToQuarantineOnce()",
            "manyCallersEachFindTheirsOnce()");
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
