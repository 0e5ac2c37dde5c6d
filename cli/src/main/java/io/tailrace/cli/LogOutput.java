package io.tailrace.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.tailrace.server.config.LoggingConfig;
import io.tailrace.server.config.LoggingFormat;
import org.slf4j.LoggerFactory;

/**
 * Where our own log lines go: standard error, as text for people or a JSON object a line for
 * machines. Logback finds it as a service and asks it before anything is logged; only warnings show
 * until {@link #use} says otherwise. Set up in code because reading a file for it would take longer
 * than opening the log of events. Used from one thread at the start.
 */
public final class LogOutput extends ContextAwareBase implements Configurator {
  static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %msg%replace( %kvp){'^ $', ''}%n%ex";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    show(context, Level.WARN, LoggingFormat.TEXT);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Shows what the configuration asks for. */
  public static void use(LoggingConfig config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    show(context, Level.toLevel(config.level().name()), config.format());
  }

  private static void show(LoggerContext context, Level level, LoggingFormat format) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(context, format));
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(console);
    root.setLevel(Level.WARN);
    context.getLogger("io.tailrace").setLevel(level);
    // At WARN it writes what anonymous clients send it, as often as they send it.
    context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
    // At WARN it tells each lost connection with its stack; the sink says it in a line.
    context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, LoggingFormat format) {
    if (format == LoggingFormat.JSON) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(context);
      json.setWithSequenceNumber(false);
      json.setWithContext(false);
      json.start();
      return json;
    }
    return SafeLines.encoder(context, PATTERN);
  }
}
