package io.tailrace.log.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One of our Lua scripts, from the resources beside this class. Redis knows it by its hash; after a
 * restart it has forgotten it, and is sent the source again. Immutable.
 */
final class Script {
  private final byte[] source;
  private final String hash;

  private Script(byte[] source) {
    this.source = source;
    this.hash = sha1(source);
  }

  /** The texts of these resources, one after the other. */
  static Script of(String... names) {
    StringBuilder source = new StringBuilder();
    for (String name : names) {
      source.append(read(name + ".lua"));
    }
    return new Script(Keys.bytes(source.toString()));
  }

  private static String read(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      return Keys.text(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is missing from this program", e);
    }
  }

  /** Runs it; every script answers with a list of texts, numbers and lists. */
  CompletionStage<List<Object>> run(
      RedisAsyncCommands<byte[], byte[]> commands, Keys keys, byte[]... arguments) {
    byte[][] prefix = {keys.prefix()};
    return commands
        .<List<Object>>evalsha(hash, ScriptOutputType.MULTI, prefix, arguments)
        .toCompletableFuture()
        .exceptionallyCompose(
            failure ->
                forgotten(failure)
                    ? commands.eval(source, ScriptOutputType.MULTI, prefix, arguments)
                    : CompletableFuture.failedFuture(failure));
  }

  private static boolean forgotten(Throwable failure) {
    return failure instanceof RedisNoScriptException
        || failure.getCause() instanceof RedisNoScriptException;
  }

  private static String sha1(byte[] source) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(source));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
