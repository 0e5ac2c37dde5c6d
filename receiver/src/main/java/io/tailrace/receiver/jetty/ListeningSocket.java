package io.tailrace.receiver.jetty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/**
 * Where the receiver listens: a socket of its own, or one that outlives it. Safe for use by many
 * threads.
 */
public abstract class ListeningSocket {
  private static final int QUEUE = 1024;

  private ListeningSocket() {}

  /**
   * A socket that is made at the start and closed at the end.
   *
   * @param port 0 for any that is free
   */
  public static ListeningSocket own(String host, int port) {
    return new Own(new InetSocketAddress(host, port));
  }

  /**
   * The listening socket that this process got as its standard input, if that is one: whoever
   * started us keeps it open, so that a restart refuses nobody.
   */
  public static Optional<ListeningSocket> inherited() throws IOException {
    Channel channel = System.inheritedChannel();
    return channel instanceof ServerSocketChannel server
        ? Optional.of(inherited(server))
        : Optional.empty();
  }

  /** A socket that is never closed here. */
  static ListeningSocket inherited(ServerSocketChannel channel) {
    return new Inherited(channel);
  }

  abstract ServerSocketChannel open() throws IOException;

  abstract boolean isInherited();

  private static final class Own extends ListeningSocket {
    private final InetSocketAddress address;

    Own(InetSocketAddress address) {
      this.address = address;
    }

    @Override
    ServerSocketChannel open() throws IOException {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return channel.bind(address, QUEUE);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw new IOException(
            "Cannot listen on "
                + address.getHostString()
                + ":"
                + address.getPort()
                + " ("
                + e.getMessage()
                + "). If another process has this port, stop it or set another one.",
            e);
      }
    }

    @Override
    boolean isInherited() {
      return false;
    }
  }

  private static final class Inherited extends ListeningSocket {
    private final ServerSocketChannel channel;

    Inherited(ServerSocketChannel channel) {
      this.channel = channel;
    }

    @Override
    ServerSocketChannel open() {
      return channel;
    }

    @Override
    boolean isInherited() {
      return true;
    }
  }
}
