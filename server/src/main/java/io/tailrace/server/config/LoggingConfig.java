package io.tailrace.server.config;

import io.tailrace.core.settings.Setting;

/** Our own output. Immutable, safe to share between threads. */
public record LoggingConfig(
    @Setting(
            key = "logging.level",
            byDefault = "info",
            meaning = "How much is logged to standard error.")
        LoggingLevel level,
    @Setting(
            key = "logging.format",
            byDefault = "text",
            meaning = "One line of text, or one JSON object, per message.")
        LoggingFormat format) {}
