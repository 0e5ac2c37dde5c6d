package io.tailrace.log.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * What a failure means, and whether the connection is of use after it.
 *
 * @param message what it is and what the reader can do; names no password
 * @param lost whether another connection must be made before anything can work
 */
record RedisFault(String message, boolean lost) {
  private static final String RETRIES = "; Tailrace retries";

  /** Answers by their first word. */
  private static final Map<String, RedisFault> ANSWERS =
      Map.ofEntries(
          answer("OOM", "it is at its maxmemory. Raise maxmemory, or lower log.max-bytes"),
          lost("LOADING", "it is loading its data after a start" + RETRIES),
          lost("READONLY", "it is a replica now and takes no writes; the primary is looked for"),
          lost("MASTERDOWN", "it is a replica without its primary" + RETRIES),
          answer(
              "MISCONF",
              "it cannot write its files and so takes no writes. Look at its log and its disk"),
          answer(
              "NOREPLICAS",
              "fewer replicas follow it than min-replicas-to-write asks for. Start them again"),
          answer("BUSY", "a script holds it up" + RETRIES + ". 'SCRIPT KILL' ends that script"),
          lost("NOAUTH", "it wants a password. Set log.password, or log.password-file"),
          lost(
              "WRONGPASS",
              "it does not take this user and password. Correct log.user and log.password, or"
                  + " log.url"),
          answer("NOPERM", "this user may not do what is needed. Give it +@all on our keys"),
          answer("WRONGTYPE", "keys under our name are not ours. Choose another name"));

  private static Map.Entry<String, RedisFault> answer(String word, String message) {
    return Map.entry(word, new RedisFault(message, false));
  }

  private static Map.Entry<String, RedisFault> lost(String word, String message) {
    return Map.entry(word, new RedisFault(message, true));
  }

  static RedisFault of(Throwable failure) {
    Throwable cause = root(failure);
    String said = cause.getMessage() == null ? "it was closed" : cause.getMessage();
    RedisFault known = ANSWERS.get(said.split("[ :]", 2)[0]);
    if (known != null) {
      return known;
    }
    if (cause instanceof TimeoutException || cause instanceof RedisCommandTimeoutException) {
      return new RedisFault("it does not answer" + RETRIES, true);
    }
    if (cause instanceof GeneralSecurityException || cause instanceof SSLException) {
      return new RedisFault(tls(said), true);
    }
    if (cause instanceof IOException || cause instanceof RedisConnectionException) {
      return new RedisFault("there is no connection to it (" + said + ")" + RETRIES, true);
    }
    if (said.startsWith("Currently not connected")) {
      return new RedisFault("there is no connection to it" + RETRIES, true);
    }
    if (cause.getClass() == RedisException.class) {
      return new RedisFault("the connection to it is lost (" + said + ")" + RETRIES, true);
    }
    return new RedisFault("it answered: " + said, false);
  }

  private static String tls(String said) {
    return "TLS with it fails ("
        + said
        + "). Its certificate must be for this host and of an authority that Java trusts;"
        + " -Djavax.net.ssl.trustStore=FILE in TAILRACE_JAVA_OPTS names a trust store of your own";
  }

  /** What Redis or the network said, below what wraps it. */
  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && wraps(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean wraps(Throwable failure) {
    return failure instanceof CompletionException
        || failure instanceof ExecutionException
        || failure instanceof RedisConnectionException
        || failure.getClass() == RedisException.class;
  }
}
