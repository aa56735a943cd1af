package io.github.sstiam.aws.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/** The endpoint. It knows one account, its principals and its caller. */
public final class LoopbackAws implements AutoCloseable {
  private final HttpServer server;
  private final LoopbackAccount account;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final ConcurrentLinkedDeque<Fault> faults = new ConcurrentLinkedDeque<>();

  private LoopbackAws(LoopbackAccount account) throws IOException {
    this.account = account;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "loopback-aws");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** Starts an endpoint on a free port. */
  public static LoopbackAws start(LoopbackAccount account) {
    try {
      LoopbackAws aws = new LoopbackAws(account);
      aws.server.start();
      return aws;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The actions of the requests so far, in their order. */
  public List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Answers the next request with a fault. */
  public void failNext(Fault fault) {
    faults.add(fault);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Answer answer = answer(exchange, body);
      if (answer.status() == 0) {
        return;
      }
      byte[] bytes = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/xml");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange, String body) {
    QueryRequest query = QueryRequest.of(body);
    requests.add(query.text("Action").orElse("?"));
    Fault fault = faults.poll();
    if (fault != null) {
      return fault.answer();
    }
    try {
      checkSignature(exchange, query);
      return Answer.ok(
          switch (query.required("Action")) {
            case "GetCallerIdentity" -> StsApi.getCallerIdentity(account, query);
            case "GetRole" -> IamApi.getRole(account, query);
            case "SimulatePrincipalPolicy" -> IamApi.simulatePrincipalPolicy(account, query);
            default ->
                throw new QueryException(
                    400, "InvalidAction", "Could not find operation " + query.required("Action"));
          });
    } catch (QueryException e) {
      return e.answer();
    }
  }

  /** A request is signed for the service and the region that it is sent to. */
  private static void checkSignature(HttpExchange exchange, QueryRequest query)
      throws QueryException {
    Optional<String> header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    String service = query.required("Version").equals(StsApi.VERSION) ? "sts" : "iam";
    boolean signed =
        header
            .filter(text -> text.startsWith("AWS4-HMAC-SHA256 Credential="))
            .filter(text -> text.contains("/" + service + "/aws4_request"))
            .filter(text -> !service.equals("iam") || text.contains("/us-east-1/iam/"))
            .isPresent();
    if (!signed) {
      throw new QueryException(
          403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
  }
}
