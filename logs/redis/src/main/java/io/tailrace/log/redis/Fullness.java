package io.tailrace.log.redis;

/**
 * How full the log is, and of what. Immutable.
 *
 * @param held bytes in all
 * @param ids those of remembered ids
 * @param limit where appends are refused
 */
record Fullness(long held, long ids, long limit) {
  private static final long MEBIBYTE = 1 << 20;
  private static final String OF_IDS =
      " An id is remembered for log.deduplication, 8 days at least, so that a retry is known for a"
          + " duplicate: no sink that catches up makes that less. Set a higher log.max-bytes, and"
          + " maxmemory with it";
  private static final String OF_RECORDS =
      " The rest waits for a sink that is behind ('tailrace status' shows which), or is kept for"
          + " log.keep-after-consumed. There is room again when that sink has caught up, or with a"
          + " higher log.max-bytes";

  int percent() {
    return (int) Math.min(100, held / Math.max(1, limit / 100));
  }

  /** What fills it, and what makes room; for people. */
  String text() {
    return "it holds "
        + size(held)
        + " of log.max-bytes = "
        + size(limit)
        + ", of which "
        + size(ids)
        + " are remembered ids."
        + (ids > held / 2 ? OF_IDS : OF_RECORDS);
  }

  private static String size(long bytes) {
    return bytes >= 10 * MEBIBYTE ? bytes / MEBIBYTE + " MiB" : bytes + " bytes";
  }
}
