package io.tailrace.operations.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tailrace.customerio.appapi.Message;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One metric of one delivery that Customer.io knows and we do not. Immutable.
 *
 * @param deliveryId of the message
 * @param objectType as in {@code email}
 * @param metric as in {@code bounced}
 * @param timestamp when Customer.io says that it happened
 * @param created when the delivery was made
 * @param campaignId what it was sent for, if a campaign
 * @param broadcastId the same, if a broadcast
 * @param newsletterId the same, if a newsletter
 * @param transactionalMessageId the same, if a transactional message
 * @param actionId the step of the campaign
 * @param cause null before it was looked for
 * @param event what would be backfilled; null in answers
 */
public record MissingEvent(
    String deliveryId,
    String objectType,
    String metric,
    Instant timestamp,
    @Nullable Instant created,
    @Nullable Long campaignId,
    @Nullable Long broadcastId,
    @Nullable Long newsletterId,
    @Nullable Long transactionalMessageId,
    @Nullable Long actionId,
    @Nullable Cause cause,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode event) {

  static MissingEvent of(Message message, String metric, Instant timestamp) {
    Message.Ids ids = message.ids();
    return new MissingEvent(
        message.id(),
        Objects.requireNonNull(message.objectType()).name(),
        metric,
        timestamp,
        message.created(),
        ids.campaignId(),
        ids.broadcastId(),
        ids.newsletterId(),
        ids.transactionalMessageId(),
        ids.actionId(),
        null,
        BackfilledEvent.of(message, metric, timestamp));
  }

  MissingEvent because(Cause found) {
    return with(found, event);
  }

  /** For answers: what would be backfilled holds addresses. */
  MissingEvent withoutEvent() {
    return with(cause, null);
  }

  private MissingEvent with(@Nullable Cause newCause, @Nullable JsonNode newEvent) {
    return new MissingEvent(
        deliveryId,
        objectType,
        metric,
        timestamp,
        created,
        campaignId,
        broadcastId,
        newsletterId,
        transactionalMessageId,
        actionId,
        newCause,
        newEvent);
  }

  /** What tells it from another. */
  String key() {
    return key(deliveryId, metric);
  }

  static String key(String deliveryId, String metric) {
    return deliveryId + " " + metric;
  }
}
