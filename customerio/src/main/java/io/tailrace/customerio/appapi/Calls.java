package io.tailrace.customerio.appapi;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;

/**
 * Makes a call of a request: waits for its turn, repeats what may be repeated, and turns what stays
 * wrong into an {@link AppApiException}. Safe to share between threads.
 */
final class Calls {
  private final AppApiSettings settings;
  private final Transport transport;
  private final RateLimit rateLimit;
  private final AppApiBackoff backoff =
      new AppApiBackoff(() -> ThreadLocalRandom.current().nextDouble());

  Calls(AppApiSettings settings) {
    this.settings = settings;
    this.transport = new Transport(settings);
    this.rateLimit =
        new RateLimit(settings.limits().requestsPerSecond(), settings.clock(), settings.sleeper());
  }

  /** The answer's object. */
  Fields object(Request request) {
    AppApiResponse answer = answer(request);
    Fields fields = Fields.of(AppApiJson.read(answer.body()));
    if (fields.names().isEmpty()) {
      throw unreadable(request, "no JSON object");
    }
    return fields;
  }

  /** An answer that lacks what was asked for says nothing about what there is. */
  Fields objectWith(String field, Request request) {
    Fields fields = object(request);
    if (!fields.has(field)) {
      throw unreadable(request, "no `" + field + "`");
    }
    return fields;
  }

  AppApiException unreadable(Request request, String lacking) {
    String what = request.label() + " was answered with " + lacking;
    return new AppApiException(Category.UNREADABLE, what, 200, null);
  }

  /** A success, whatever is in it. */
  AppApiResponse answer(Request request) {
    try {
      return repeat(request, settings.clock().instant().plus(settings.limits().deadline()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      String what = request.label() + " was interrupted";
      throw new AppApiException(Category.INTERRUPTED, what, 0, null, e);
    }
  }

  private AppApiResponse repeat(Request request, Instant deadline) throws InterruptedException {
    AppApiException failure = null;
    for (int attempt = 1; rateLimit.await(deadline); attempt++) {
      try {
        AppApiResponse answer = transport.send(request, timeLeft(deadline));
        if (answer.ok() || isGone(request, answer, attempt)) {
          return answer;
        }
        failure = failure(request, answer, attempt);
      } catch (IOException e) {
        failure = failure(request, e, attempt);
      }
      if (!mayRepeat(request, failure)) {
        throw failure;
      }
      Duration wait = backoff.after(attempt);
      if (settings.clock().instant().plus(wait).isAfter(deadline)) {
        throw failure;
      }
      holdBack(failure, wait);
    }
    throw failure != null ? failure : noTurn(request);
  }

  /** A delete whose answer was lost has done its work already. */
  private static boolean isGone(Request request, AppApiResponse answer, int attempt) {
    return request.method().equals("DELETE") && answer.status() == 404 && attempt > 1;
  }

  private void holdBack(AppApiException failure, Duration wait) throws InterruptedException {
    if (failure.category() == Category.RATE_LIMITED) {
      // Not this call alone: the others would only take its place.
      rateLimit.pause(wait);
    } else {
      settings.sleeper().sleep(wait);
    }
  }

  private Duration timeLeft(Instant deadline) {
    Duration left = Duration.between(settings.clock().instant(), deadline);
    Duration most = settings.limits().attemptTimeout();
    Duration least = Duration.ofMillis(1);
    return left.compareTo(most) > 0 ? most : left.compareTo(least) < 0 ? least : left;
  }

  private static boolean mayRepeat(Request request, AppApiException failure) {
    if (!failure.category().passing() || failure.getCause() instanceof SSLException) {
      return false;
    }
    boolean notDone =
        failure.category() == Category.RATE_LIMITED
            || failure.getCause() instanceof ConnectException
            || failure.getCause() instanceof HttpConnectTimeoutException;
    return notDone || request.repeatable();
  }

  private AppApiException failure(Request request, AppApiResponse answer, int attempt) {
    Category category = Category.of(answer.status());
    String what = asked(request) + " was answered " + answer.status() + afterAttempts(attempt);
    String unsure = category == Category.UNAVAILABLE ? unsure(request) : "";
    String said = ErrorText.of(answer, settings.key());
    return new AppApiException(category, what + unsure, answer.status(), said);
  }

  private AppApiException failure(Request request, IOException cause, int attempt) {
    boolean late = cause instanceof HttpTimeoutException;
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String what = asked(request) + " got no answer" + afterAttempts(attempt) + " (" + why + ")";
    Category category = late ? Category.TIMED_OUT : Category.UNAVAILABLE;
    return new AppApiException(category, what + unsure(request), 0, null, cause);
  }

  private static String unsure(Request request) {
    return request.repeatable() ? "" : "; look whether it was done before you repeat it";
  }

  private AppApiException noTurn(Request request) {
    String what = request.label() + " had no turn before its deadline: too many calls wait";
    return new AppApiException(Category.TIMED_OUT, what, 0, null);
  }

  private String asked(Request request) {
    return request.label() + " at " + settings.baseUrl().getAuthority();
  }

  private static String afterAttempts(int attempt) {
    return attempt == 1 ? "" : " for the " + attempt + ". time";
  }
}
