package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "0:0:0:0:0:0:0:1"})
  void knowsThisMachine(String host) {
    assertThat(new Address(host, 1).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "::",
        "10.0.0.1",
        "127.example.com",
        "localhost.x",
        "::11",
        "2001:db8::1"
      })
  void everythingElseIsBeyondIt(String host) {
    assertThat(new Address(host, 1).isLoopback()).isFalse();
  }

  @Test
  void looksAsInAUrl() {
    assertThat(new Address("0.0.0.0", 80)).hasToString("0.0.0.0:80");
    assertThat(new Address("::1", 80)).hasToString("[::1]:80");
  }
}
