package io.tailrace.cli;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.KeyValuePairConverter;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

/**
 * Log lines as text, in which nothing that came from outside can command a terminal or forge a line
 * of ours: paths, ids and error messages end up in them. Stateless.
 */
final class SafeLines {
  private SafeLines() {}

  static Encoder<ILoggingEvent> encoder(Context context, String pattern) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.getInstanceConverterMap().put("msg", Message::new);
    layout.getInstanceConverterMap().put("kvp", Pairs::new);
    layout.getInstanceConverterMap().put("ex", Trace::new);
    layout.setPattern(pattern);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private static final class Message extends MessageConverter {
    @Override
    public String convert(ILoggingEvent event) {
      return Outside.line(super.convert(event));
    }
  }

  private static final class Pairs extends KeyValuePairConverter {
    @Override
    public String convert(ILoggingEvent event) {
      return Outside.line(super.convert(event));
    }
  }

  /** The lines of a trace stay, each of them indented. */
  private static final class Trace extends ThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
      return Outside.trace(super.convert(event));
    }
  }
}
