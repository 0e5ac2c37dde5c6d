package io.tailrace.core.warehouse;

import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;

/**
 * What of an event a warehouse keeps, whichever it is. Immutable, safe to share between threads.
 */
public record WarehouseContent(
    @Setting(
            key = "warehouse.content",
            byDefault = "false",
            meaning =
                "Whether `data` includes whole mails (`content`, `headers`). The log has them"
                    + " anyway.")
        boolean wholeMails) {
  public static final WarehouseContent DEFAULT = Section.of(WarehouseContent.class).byDefault();
}
