package io.tailrace.log.redis;

import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.SecretShape;
import io.tailrace.core.settings.Setting;

/**
 * What can be set about the small store on Redis beside its URL. Immutable, safe to share between
 * threads.
 *
 * @param log what holds for both, such as the name that begins every key
 * @param user empty = the log's
 * @param password empty = the log's
 */
public record RedisStoreConfig(
    RedisLogConfig log,
    @Setting(
            key = "store.user",
            pattern = RedisLogin.USER,
            form = "a user's name",
            meaning = "Redis: the user for `store.url`. Without it, that of the log.")
        String user,
    @Setting(
            key = "store.password",
            secret = SecretShape.PASSWORD,
            meaning = "Redis: the password for `store.url`. Without it, that of the log.")
        Secret password) {

  RedisLogin login() {
    return new RedisLogin(
        user.isEmpty() ? log.login().user() : user,
        password.isEmpty() ? log.login().password() : password);
  }
}
