package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the configured sinks still need, by the positions that were noted. Safe for use by many
 * threads.
 */
final class StoredPins implements Pins {
  private final StoreFile file;
  private final Set<String> sinks;

  StoredPins(StoreFile file, Set<String> sinks) {
    this.file = file;
    this.sinks = sinks;
  }

  @Override
  public Map<String, Long> floors(int partition) throws LogUnavailableException {
    StoredPositions positions = new StoredPositions(file);
    Map<String, Long> floors = new HashMap<>();
    try {
      for (String sink : sinks) {
        floors.put(sink, positions.committed(sink, partition).map(Position::floor).orElse(0L));
      }
    } catch (StoreUnavailableException e) {
      throw new LogUnavailableException(e.getMessage(), e);
    }
    return floors;
  }

  @Override
  public void detached(Gap gap) throws LogUnavailableException {
    try {
      file.durably(
          connection -> {
            try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO gaps VALUES (?, ?, ?, ?, ?, ?)")) {
              statement.setString(1, gap.sink());
              statement.setInt(2, gap.partition());
              statement.setLong(3, gap.from());
              statement.setLong(4, gap.to());
              statement.setLong(5, gap.records());
              statement.setLong(6, gap.at().toEpochMilli());
              return statement.executeUpdate();
            }
          });
    } catch (StoreUnavailableException e) {
      throw new LogUnavailableException(e.getMessage(), e);
    }
  }

  @Override
  public List<Gap> gaps() throws LogUnavailableException {
    try {
      return file.quickly(
          connection -> {
            List<Gap> gaps = new ArrayList<>();
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT * FROM gaps ORDER BY at, from_offset");
                ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                gaps.add(
                    new Gap(
                        row.getString(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        Instant.ofEpochMilli(row.getLong(6))));
              }
            }
            return gaps;
          });
    } catch (StoreUnavailableException e) {
      throw new LogUnavailableException(e.getMessage(), e);
    }
  }
}
