package io.github.sstiam.aws.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An endpoint that means ill: its answers go on until the reader has had enough. */
public final class EndlessEndpoint implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong sent = new AtomicLong();
  private final int status;
  private final byte[] first;
  private final byte[] more;

  private EndlessEndpoint(int status, byte[] first, byte[] more) throws IOException {
    this.status = status;
    this.first = first;
    this.more = more;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Starts an endpoint on a free port.
   *
   * @param status the status of its answers
   * @param first what they begin with
   * @param more what follows again and again
   */
  public static EndlessEndpoint of(int status, String first, String more) throws IOException {
    return new EndlessEndpoint(
        status, first.getBytes(UTF_8), more.repeat(65_536 / more.length()).getBytes(UTF_8));
  }

  /** Starts an endpoint whose answers do end. */
  public static EndlessEndpoint ofOnly(byte[] body) throws IOException {
    return new EndlessEndpoint(200, body, new byte[0]);
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many bytes it has sent. */
  public long sent() {
    return sent.get();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, 0);
      OutputStream body = exchange.getResponseBody();
      body.write(first);
      while (more.length > 0) {
        body.write(more);
        sent.addAndGet(more.length);
      }
    } catch (IOException e) {
      // The reader has had enough, which is what this waits for.
      return;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
