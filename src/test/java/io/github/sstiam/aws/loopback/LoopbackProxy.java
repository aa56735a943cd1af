package io.github.sstiam.aws.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy that hands every request to one endpoint, whatever its host. */
public final class LoopbackProxy implements AutoCloseable {
  private static final Pattern ABSOLUTE = Pattern.compile("(?:http://|CONNECT )([^/: ]+)[^ ]*");

  private final ServerSocket socket;
  private final URI target;
  private final List<String> hosts = Collections.synchronizedList(new ArrayList<>());

  private LoopbackProxy(URI target) throws IOException {
    this.target = target;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Starts a proxy on a free port. */
  public static LoopbackProxy to(URI target) {
    try {
      LoopbackProxy proxy = new LoopbackProxy(target);
      daemon(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** The hosts that requests were meant for. */
  public List<String> hosts() {
    return List.copyOf(hosts);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> forward(client));
      } catch (IOException e) {
        // Closed: nobody is waiting any more.
        return;
      }
    }
  }

  private void forward(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      String line = line(in);
      Matcher absolute = ABSOLUTE.matcher(line);
      if (absolute.find()) {
        hosts.add(absolute.group(1));
      }
      try (Socket server = new Socket(target.getHost(), target.getPort())) {
        OutputStream out = server.getOutputStream();
        out.write((absolute.replaceFirst("/") + "\r\n").getBytes(ISO_8859_1));
        daemon(() -> copy(in, out));
        server.getInputStream().transferTo(client.getOutputStream());
      }
    } catch (IOException e) {
      // One side has closed the connection; so do we.
      return;
    }
  }

  private static void copy(InputStream in, OutputStream out) {
    try {
      in.transferTo(out);
    } catch (IOException e) {
      // The answer is complete, and the connection closed.
      return;
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (next != '\r') {
        line.write(next);
      }
      next = in.read();
    }
    return line.toString(ISO_8859_1);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
