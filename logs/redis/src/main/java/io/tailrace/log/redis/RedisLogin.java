package io.tailrace.log.redis;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.SecretShape;
import io.tailrace.core.settings.Setting;

/**
 * Who this process is to a Redis, apart from its URL, so that the URL need be no secret. Immutable,
 * safe to share between threads; the password may change with its file.
 *
 * @param user empty = as the URL says
 * @param password empty = as the URL says
 */
public record RedisLogin(
    @Setting(
            key = "log.user",
            pattern = RedisLogin.USER,
            form = "a user's name",
            meaning = "Redis: the user, unless the URL names one.")
        String user,
    @Setting(
            key = "log.password",
            secret = SecretShape.PASSWORD,
            meaning =
                "Redis: the password, unless the URL has one. If it is in a file, it may change"
                    + " while Tailrace runs.")
        Secret password) {
  static final String USER = "[^\\s\\p{Cntrl}]{0,128}";
  static final RedisLogin OF_URL = new RedisLogin("", Secret.NONE);

  /** Logs in so, asked at each connection, since the password may have been changed. */
  void applyTo(RedisURI uri) {
    if (user.isEmpty() && password.isEmpty()) {
      return;
    }
    RedisCredentials ofUrl = uri.getCredentialsProvider().resolveCredentials().block();
    uri.setCredentialsProvider((ImmediateRedisCredentialsProvider) () -> over(ofUrl));
  }

  private RedisCredentials over(RedisCredentials ofUrl) {
    return RedisCredentials.just(
        user.isEmpty() ? ofUrl.getUsername() : user,
        password.value().map(String::toCharArray).orElseGet(ofUrl::getPassword));
  }
}
