package io.tailrace.server.config;

import io.tailrace.customerio.SignatureScheme;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The catalogue's part that each feed has of its own, under {@code feeds.<name>.}; without that
 * prefix it is the default feed's. Immutable.
 */
final class FeedSettings {
  static final Setting<Secret> SIGNING_KEYS =
      new Setting<>(
          "signing-keys",
          new SecretType(true, SecretShape.KEY),
          "",
          "The reporting webhook's signing keys, as Customer.io shows them. Several while one is"
              + " being replaced.");
  static final Setting<SignatureScheme> SIGNATURE =
      new Setting<>(
          "signature",
          new ChoiceType<>(SignatureScheme.class),
          "any",
          "What a signature must cover: `v0`, timestamp and body, as Customer.io signs; `body`, the"
              + " body alone; `any`, whichever the headers say.");
  static final Setting<Duration> REJECT_OLDER_THAN =
      new Setting<>(
          "reject-older-than",
          DurationType.between("1m", "7d12h"),
          null,
          "Refuses requests signed longer ago. Retries may carry their first timestamp for 7 days,"
              + " so a short time can lose events.");
  static final Setting<Secret> APP_API_KEY =
      new Setting<>(
          "app-api-key",
          new SecretType(false, SecretShape.KEY),
          "",
          "For names, reports and finding what is missing.");
  static final Setting<Region> REGION =
      new Setting<>(
          "region",
          new ChoiceType<>(Region.class),
          "us",
          "Where the workspace is; it decides the App API's address.");
  static final Setting<URI> APP_API_URL =
      new Setting<>(
          "app-api-url",
          new HttpAddressType(),
          null,
          "The App API's address, if not the region's.");

  /** In the order of the manual. */
  static final List<Setting<?>> ALL =
      List.of(SIGNING_KEYS, SIGNATURE, REJECT_OLDER_THAN, APP_API_KEY, REGION, APP_API_URL);

  private FeedSettings() {}
}
