package io.tailrace.example.sink;

import io.tailrace.core.settings.Setting;

/** What can be set about it. Immutable. */
public record LineFileConfig(
    @Setting(
            key = "lines.url",
            pattern = "\\P{Cntrl}+",
            form = "a URL",
            byDefault = "none",
            meaning = "The file that gets one line for each event; `none` does without.")
        String url) {}
