package io.tailrace.log.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where Redis is: {@code redis://[user:password@]host[:port][/db]}, {@code rediss://…} for TLS, or
 * {@code redis-sentinel://[password@]host[:port],host2[:port][/db]#master}. Immutable; as a text it
 * shows no password.
 */
public final class RedisAddress {
  /** Up to the last at: better too much than a piece of a password that was not encoded. */
  private static final Pattern CREDENTIALS = Pattern.compile("//.*@");

  private final String url;
  private final String shown;
  private final RedisLogin login;

  private RedisAddress(String url, String shown, RedisLogin login) {
    this.url = url;
    this.shown = shown;
    this.login = login;
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it is none of these; the message names no password
   */
  public static RedisAddress of(String url) {
    String shown = withoutQuery(CREDENTIALS.matcher(url).replaceFirst("//"));
    try {
      RedisAddress address = new RedisAddress(url, shown, RedisLogin.OF_URL);
      address.uri(Duration.ofSeconds(1));
      return address;
    } catch (RuntimeException e) {
      // Its message may repeat the whole URL, and so the password: it goes no further.
      throw new IllegalArgumentException(
          shown
              + " is no address of a Redis. Write redis://host:port/db, rediss://host:port/db for"
              + " TLS, or redis-sentinel://host:port,host:port/db#master; a password in"
              + " log.password-file beside it, or as redis://user:password@host, with what is special"
              + " in it percent-encoded");
    }
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  /** The same Redis, to which we are somebody else than the URL says. */
  RedisAddress as(RedisLogin other) {
    return new RedisAddress(url, shown, other);
  }

  /** For the client, which gives up connecting after so long. */
  RedisURI uri(Duration timeout) {
    RedisURI uri = RedisURI.create(url);
    login.applyTo(uri);
    uri.setTimeout(timeout);
    uri.getSentinels().forEach(sentinel -> sentinel.setTimeout(timeout));
    return uri;
  }

  boolean isTls() {
    return url.startsWith("rediss");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return shown;
  }
}
