package io.tailrace.testkit.bigquery;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.WireFormat;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a writer's rows map to a table's columns: the writer's schema against the table's. Immutable.
 */
final class RowShape {
  private final Map<Integer, Column> columns = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> required = new ArrayList<>();

  private RowShape() {}

  /**
   * Every field of the writer's must be a column, and every required column a field: "Supported
   * protocol buffer and Arrow data types".
   */
  static RowShape of(DescriptorProto writer, List<Column> table) throws Refusal {
    RowShape shape = new RowShape();
    Map<String, Column> byName = new HashMap<>();
    table.forEach(column -> byName.put(column.name(), column));
    for (FieldDescriptorProto field : writer.getFieldList()) {
      Column column = byName.get(field.getName());
      if (column == null) {
        throw Refusal.extraField(field.getName());
      }
      shape.columns.put(field.getNumber(), column);
      shape.numbers.put(column.name(), field.getNumber());
    }
    shape.requireAll(table);
    return shape;
  }

  private void requireAll(List<Column> table) throws Refusal {
    for (Column column : table) {
      if (column.required()) {
        required.add(column.name());
        if (!numbers.containsKey(column.name())) {
          throw new Refusal(
              Status.INVALID_ARGUMENT, "The required field " + column.name() + " is missing");
        }
      }
    }
  }

  /** What is wrong with this row; null if nothing. */
  String fault(ByteString row) {
    int found = 0;
    try {
      CodedInputStream in = row.newCodedInput();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        Column column = columns.get(WireFormat.getTagFieldNumber(tag));
        if (column == null) {
          return "The row has a field that its schema does not have";
        }
        found += column.required() ? 1 : 0;
        String fault = Values.fault(column, in, tag);
        if (fault != null) {
          return fault;
        }
      }
    } catch (IOException e) {
      return "The row cannot be read: " + e.getMessage();
    }
    return found < required.size() ? "A required field is missing: " + required : null;
  }

  /** A column's value in a row that has no fault; null if it has none. */
  Object value(ByteString row, String column) {
    Integer number = numbers.get(column);
    try {
      CodedInputStream in = row.newCodedInput();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (number != null && WireFormat.getTagFieldNumber(tag) == number) {
          return Values.read(columns.get(number), in);
        }
        in.skipField(tag);
      }
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("a row that was checked cannot be read", e);
    }
  }
}
