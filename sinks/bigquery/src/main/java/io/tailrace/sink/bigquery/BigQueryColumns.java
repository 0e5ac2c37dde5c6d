package io.tailrace.sink.bigquery;

import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import java.util.List;

/**
 * The columns of {@code delivery_events}, in the order of their field numbers in a row. Stateless.
 */
final class BigQueryColumns {
  /**
   * One column. Immutable.
   *
   * @param type as the REST API names it
   */
  record Column(String name, String type, boolean required, String description) {

    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("name", name);
      json.addProperty("type", type);
      json.addProperty("mode", required ? "REQUIRED" : "NULLABLE");
      json.addProperty("description", description);
      return json;
    }

    private FieldDescriptorProto field(int number) {
      FieldDescriptorProto.Type wire =
          switch (type) {
            case "STRING", "JSON" -> FieldDescriptorProto.Type.TYPE_STRING;
            case "BOOLEAN" -> FieldDescriptorProto.Type.TYPE_BOOL;
            default -> FieldDescriptorProto.Type.TYPE_INT64;
          };
      return FieldDescriptorProto.newBuilder()
          .setName(name)
          .setNumber(number)
          .setType(wire)
          .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
          .build();
    }
  }

  static final List<Column> ALL =
      List.of(
          required("event_id", "STRING", "Customer.io's id of the event; unique with feed"),
          required("feed", "STRING", "The reporting webhook (workspace) that it came from"),
          required("source", "STRING", "webhook, backfill (fetched later through the API) or demo"),
          required(
              "event_type",
              "STRING",
              "object_type and metric with _ between, or customer_subscribed and alike"),
          required("object_type", "STRING", "What it is about: email, push, sms, customer, …"),
          required("metric", "STRING", "What happened: sent, delivered, opened, clicked, …"),
          required(
              "timestamp",
              "TIMESTAMP",
              "When it happened, in whole seconds; the table's partitions are its days"),
          required("received_at", "TIMESTAMP", "When it was received"),
          required("inserted_at", "TIMESTAMP", "When it was written here; increment loads by it"),
          text(
              "person",
              "Whom it is about: cio_id, else customer_id, else e-mail address, else recipient"),
          text("customer_id", "The person's id in your systems"),
          text("cio_id", "The person's id at Customer.io, which never changes"),
          text("email_address", "The person's e-mail address"),
          text("recipient", "Address, number or token that it was sent to"),
          text("recipient_domain", "Of an e-mail recipient, what follows the @"),
          text("delivery_id", "The message; all its events share it"),
          text("journey_id", "The person's way through the campaign"),
          text("trigger_event_id", "The event that triggered the campaign"),
          text("subject", "The e-mail's subject"),
          text("href", "The link that was clicked"),
          text("failure_message", "Why it bounced, failed or was dropped"),
          text("tracked_response", "The answer that was chosen in an in-app message"),
          id("campaign_id", "The campaign"),
          id("broadcast_id", "The API-triggered broadcast"),
          id("newsletter_id", "The newsletter"),
          id("transactional_message_id", "The transactional message"),
          id("action_id", "The message's place in the campaign"),
          id("parent_action_id", "The split or branch above action_id"),
          id("content_id", "The newsletter's variant"),
          id("trigger_id", "The broadcast's trigger"),
          id("link_id", "The link that was clicked"),
          flag("proxied", "Whether it was opened through a privacy proxy"),
          flag("prefetched", "Whether it was fetched before anybody looked"),
          flag("synthetic", "Whether Customer.io inferred it"),
          flag("machine", "Whether a machine did it"),
          flag("human", "On opened and clicked: false if prefetched, synthetic or machine"),
          new Column("data", "JSON", false, "The event's data as received"));

  private BigQueryColumns() {}

  private static Column required(String name, String type, String description) {
    return new Column(name, type, true, description);
  }

  private static Column text(String name, String description) {
    return new Column(name, "STRING", false, description);
  }

  private static Column id(String name, String description) {
    return new Column(name, "INTEGER", false, description);
  }

  private static Column flag(String name, String description) {
    return new Column(name, "BOOLEAN", false, description);
  }

  /** As the REST API takes them. */
  static JsonArray json(List<Column> columns) {
    JsonArray fields = new JsonArray();
    columns.forEach(column -> fields.add(column.json()));
    return fields;
  }

  /** As the Storage Write API is told of a row's fields: numbered from 1. */
  static ProtoSchema writerSchema() {
    DescriptorProto.Builder row = DescriptorProto.newBuilder().setName("delivery_event");
    int number = 0;
    for (Column column : ALL) {
      row.addField(column.field(++number));
    }
    return ProtoSchema.newBuilder().setProtoDescriptor(row).build();
  }
}
