package io.tailrace.log.redis;

import io.lettuce.core.api.async.RedisAsyncCommands;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What the consumers' store asks Redis. Safe for use by many threads. */
record StoreQuestions(Redis redis) {
  private static final Script ANYWAY = Script.of("anyway");

  <T> T ask(Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<T>> question)
      throws StoreUnavailableException {
    try {
      return redis.ask(question);
    } catch (RedisUnavailableException e) {
      throw new StoreUnavailableException(e.getMessage(), e);
    }
  }

  List<Object> run(Script script, byte[]... arguments) throws StoreUnavailableException {
    return ask(commands -> script.run(commands, redis.keys(), arguments));
  }

  /** Runs one command on one of our keys, at maxmemory too. */
  Object anyway(String command, String key, byte[]... rest) throws StoreUnavailableException {
    byte[][] arguments = new byte[rest.length + 2][];
    arguments[0] = Keys.bytes(command);
    arguments[1] = Keys.bytes(key);
    System.arraycopy(rest, 0, arguments, 2, rest.length);
    return run(ANYWAY, arguments).get(0);
  }

  byte[] key(String rest) {
    return redis.keys().of(rest);
  }
}
