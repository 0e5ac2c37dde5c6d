package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

/** Where the receiver listens. */
class ListeningSocketTest {

  @Test
  void aPortThatIsTakenIsSaidWithWhatToDo() throws IOException {
    try (ServerSocketChannel taken = ListeningSocket.own("127.0.0.1", 0).open()) {
      int port = ((InetSocketAddress) taken.getLocalAddress()).getPort();

      assertThatThrownBy(() -> ListeningSocket.own("127.0.0.1", port).open())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("another process");
    }
  }

  @Test
  void aHostThatDoesNotExistIsSaid() {
    assertThatThrownBy(() -> ListeningSocket.own("no-such-host.invalid", 0).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void whatIsNoSocketIsNotInherited() throws IOException {
    assertThat(ListeningSocket.inherited()).isEmpty();
  }
}
