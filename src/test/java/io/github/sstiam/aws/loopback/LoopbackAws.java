package io.github.sstiam.aws.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The endpoint. It knows one account, its principals and its caller. */
public final class LoopbackAws implements AutoCloseable {
  private final HttpServer server;
  private final LoopbackAccount account;
  private final Credentials credentials = new Credentials();
  private final AccessAnalyzerApi accessAnalyzer;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final ConcurrentLinkedDeque<Fault> faults = new ConcurrentLinkedDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Path> notes = Optional.empty();

  private LoopbackAws(LoopbackAccount account) throws IOException {
    this.account = account;
    this.accessAnalyzer = new AccessAnalyzerApi(account);
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

  /** Notes the action of every request as a line of a file. */
  public void noteRequestsIn(Path file) {
    notes = Optional.of(file);
  }

  private void note(String request) throws IOException {
    requests.add(request);
    if (notes.isPresent()) {
      synchronized (requests) {
        Files.writeString(
            notes.get(), request + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
  }

  /** Answers the next request with a fault. */
  public void failNext(Fault fault) {
    faults.add(fault);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (AccessAnalyzerApi.action(exchange).isEmpty() && CredentialsApi.handles(exchange)) {
        note(exchange.getRequestURI().getPath());
        CredentialsApi.answer(exchange, account, credentials);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Answer answer = answer(exchange, body);
      if (answer.status() < 0) {
        closed.await();
      }
      if (answer.status() <= 0) {
        return;
      }
      byte[] bytes = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/xml");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange, String body) throws IOException {
    Optional<String> ofAccessAnalyzer = AccessAnalyzerApi.action(exchange);
    QueryRequest query = QueryRequest.of(body);
    String action = ofAccessAnalyzer.or(() -> query.text("Action")).orElse("?");
    note(action);
    Fault fault = faults.poll();
    if (fault != null) {
      return fault.answer();
    }
    try {
      Optional<String> authorization =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
      String service =
          ofAccessAnalyzer.isPresent() ? "access-analyzer" : service(query.required("Version"));
      if (!action.equals("AssumeRoleWithWebIdentity")) {
        checkSignature(authorization, service);
      }
      if (account.refused().contains(action)) {
        throw new QueryException(
            403, "AccessDenied", "User is not authorized to perform: " + action);
      }
      return Answer.ok(
          switch (service) {
            case "sts" -> sts(action, query, credentials.signer(authorization));
            case "access-analyzer" -> accessAnalyzer.answer(action, exchange, body);
            case "cloudformation" -> CloudFormationApi.answer(account, query);
            default -> IamApi.answer(account, query);
          });
    } catch (QueryException e) {
      return e.answer();
    }
  }

  /** Each service's API has a version of its own. */
  private static String service(String version) {
    return switch (version) {
      case StsApi.VERSION -> "sts";
      case CloudFormationApi.VERSION -> "cloudformation";
      default -> "iam";
    };
  }

  private String sts(String action, QueryRequest query, Optional<String> signer)
      throws QueryException {
    return switch (action) {
      case "GetCallerIdentity" -> StsApi.getCallerIdentity(account, signer, query);
      case "AssumeRole" -> StsApi.assumeRole(account, credentials, query);
      case "AssumeRoleWithWebIdentity" ->
          StsApi.assumeRoleWithWebIdentity(account, credentials, query);
      case "GetSessionToken" -> StsApi.getSessionToken(account, credentials, query);
      default ->
          throw new QueryException(400, "InvalidAction", "Could not find operation " + action);
    };
  }

  /** A request is signed for the service and the region that it is sent to. */
  private static void checkSignature(Optional<String> authorization, String service)
      throws QueryException {
    boolean signed =
        authorization
            .filter(text -> text.startsWith("AWS4-HMAC-SHA256 Credential="))
            .filter(text -> text.contains("/" + service + "/aws4_request"))
            .filter(text -> !service.equals("iam") || text.contains("/us-east-1/iam/"))
            .isPresent();
    if (!signed) {
      throw new QueryException(
          403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
    if (service.equals("iam")
        && Credentials.key(authorization)
            .filter(Credentials.SESSION_WITHOUT_MFA::equals)
            .isPresent()) {
      throw new QueryException(
          403, "InvalidClientTokenId", "The security token included in the request is invalid");
    }
  }
}
