package io.tailrace.sink.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no call goes. */
class AddressGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254", "169.254.0.1", "fe80::1", "fd00:ec2::254", "100.100.100.200",
        "192.0.0.192", "0.0.0.0", "::", "224.0.0.1", "::ffff:169.254.169.254"
      })
  void forbidden(String address) throws Exception {
    assertThat(AddressGuard.isForbidden(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "::1", "10.0.0.5", "192.168.1.9", "93.184.216.34", "fd00::1"})
  void allowed(String address) throws Exception {
    assertThat(AddressGuard.isForbidden(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void numbersInOtherSpellings() {
    for (String url : new String[] {"https://169.254.169.254/x", "https://[fe80::1]/x"}) {
      assertThatThrownBy(() -> AddressGuard.check(URI.create(url), true, "forwards.crm"))
          .isInstanceOf(MisconfiguredException.class)
          .hasMessageContaining("forwards.crm.url");
    }
  }

  @Test
  void inTheClearOnThisMachineAloneUnlessItIsSaid() throws Exception {
    AddressGuard.check(URI.create("http://127.0.0.1:1/x"), false, "forwards.crm");
    AddressGuard.check(URI.create("https://10.0.0.5/x"), false, "forwards.crm");
    AddressGuard.check(URI.create("http://10.0.0.5/x"), true, "forwards.crm");
    assertThatThrownBy(
            () -> AddressGuard.check(URI.create("http://10.0.0.5/x"), false, "forwards.crm"))
        .isInstanceOf(MisconfiguredException.class)
        .hasMessageContaining("forwards.crm.allow-http");
  }
}
