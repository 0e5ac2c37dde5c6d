package io.tailrace.demo;

import io.tailrace.cli.Shell;
import io.tailrace.cli.ValueText;
import io.tailrace.core.Threads;
import io.tailrace.testkit.customerio.Call;
import io.tailrace.testkit.customerio.SendReport;
import io.tailrace.testkit.customerio.SendSummary;
import io.tailrace.testkit.customerio.Sender;
import io.tailrace.testkit.customerio.SimulatedEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sends what lies in the past: several calls at a time, as nobody waits weeks for weeks. Shortly
 * before the end it uses another signing key for a moment, so that there is a stall to look at. For
 * one thread.
 */
final class DemoHistory {
  private static final int CALLS_AT_A_TIME = 8;

  /** What is left to send when the key is the wrong one. */
  private static final int LAST = 40;

  /** In a shorter history there would be little else. */
  private static final int LEAST_FOR_MISHAPS = 1_000;

  private static final long STALL_MILLIS = 1_500;
  private final Sender.Settings settings;
  private final Shell shell;
  private final AtomicLong calls = new AtomicLong();

  DemoHistory(Sender.Settings settings, Shell shell) {
    this.settings = settings;
    this.shell = shell;
  }

  /** Whether so many events leave room for all that goes wrong. */
  static boolean isRich(long events) {
    return events >= LEAST_FOR_MISHAPS;
  }

  /** Customer.io makes one at a time, and so does a short history. */
  static int callsAtATime(long events) {
    return isRich(events) ? CALLS_AT_A_TIME : 1;
  }

  /** Sends these, each until it is accepted. */
  SendSummary send(List<SimulatedEvent> events) throws InterruptedException {
    boolean stalls = isRich(events.size());
    if (stalls) {
      shell.say(
          "On purpose, some bodies cannot be read, the database refuses replies, and the signing"
              + " key is wrong for a moment: the server says so.");
    }
    int first = stalls ? events.size() - LAST : events.size();
    Consumer<Call> progress = call -> progress(calls.incrementAndGet(), events.size());
    List<SendReport> reports =
        sendAll(events.subList(0, first), callsAtATime(events.size()), progress);
    if (stalls) {
      stall(events.get(first));
      Sender last = new Sender(settings, progress);
      reports.add(last.send(events.subList(first, events.size()).iterator()));
    }
    progress(0, 0);
    return SendSummary.of(reports);
  }

  private List<SendReport> sendAll(
      List<SimulatedEvent> events, int callsAtATime, Consumer<Call> progress)
      throws InterruptedException {
    Queue<SimulatedEvent> left = new ConcurrentLinkedQueue<>(events);
    List<Sender> senders = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callsAtATime; i++) {
      Sender sender = new Sender(settings, progress);
      senders.add(sender);
      threads.add(Threads.once("demo-sender-" + i, () -> sender.send(taking(left))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new ArrayList<>(senders.stream().map(Sender::report).toList());
  }

  /** Each event goes to one of the senders. */
  private static Iterator<SimulatedEvent> taking(Queue<SimulatedEvent> left) {
    return new Iterator<>() {
      private SimulatedEvent next = left.poll();

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public SimulatedEvent next() {
        SimulatedEvent event = next;
        next = left.poll();
        return event;
      }
    };
  }

  /** Somebody mistyped the key: this event is refused, and nothing comes for a moment. */
  private void stall(SimulatedEvent event) throws InterruptedException {
    var mistyped = new Sender.Settings(settings.url(), "mistyped").withBackoff(settings.backoff());
    Sender[] refused = new Sender[1];
    refused[0] = new Sender(mistyped, call -> refused[0].stop());
    refused[0].send(List.of(event).iterator());
    Thread.sleep(STALL_MILLIS);
  }

  /** One line that changes, and is gone at the end. */
  private void progress(long calls, long events) {
    if (!shell.terminal().interactive() || calls % 100 != 0) {
      return;
    }
    String text =
        calls == 0 ? "" : "  " + ValueText.count(calls) + " of " + ValueText.count(events);
    synchronized (shell) {
      shell.err().print("\r" + String.format("%-40s", text) + "\r");
      shell.err().flush();
    }
  }
}
