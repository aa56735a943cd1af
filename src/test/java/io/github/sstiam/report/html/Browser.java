package io.github.sstiam.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, driven by its own protocol
 * (https://chromedevtools.github.io/devtools-protocol/).
 */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private String session = "";

  private Browser(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Messages())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
  }

  /** The browser of this machine, where it has one. */
  static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser.
   *
   * @param program the browser
   * @param folder an empty folder for what it keeps
   */
  static Browser start(Path program, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start();
    try {
      List<String> lines = portFile(process, folder);
      Browser browser = new Browser(process, "ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      browser.openPage();
      return browser;
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static List<String> portFile(Process process, Path folder) throws IOException {
    Path file = folder.resolve("DevToolsActivePort");
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && process.isAlive()) {
      if (Files.exists(file) && Files.readAllLines(file).size() >= 2) {
        return Files.readAllLines(file);
      }
      pause();
    }
    throw new IOException(
        "The browser does not start:\n" + Files.readString(folder.resolve("browser.log")));
  }

  private void openPage() {
    String target =
        send("Target.createTarget", json -> json.writeStringField("url", "about:blank"))
            .string("targetId")
            .orElseThrow();
    session =
        send(
                "Target.attachToTarget",
                json -> {
                  json.writeStringField("targetId", target);
                  json.writeBooleanField("flatten", true);
                })
            .string("sessionId")
            .orElseThrow();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      send(domain + ".enable", json -> {});
    }
  }

  /** Opens a file and waits until its script has run. */
  void open(Path file) {
    complaints.clear();
    send("Page.navigate", json -> json.writeStringField("url", file.toUri().toString()));
    waitFor("document.readyState === 'complete' && location.href.startsWith('file:')");
  }

  /** Waits until an expression is true; asks from here, for a page may have no scripts. */
  void waitFor(String expression) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!evaluate(expression).equals("true")) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("never became true: " + expression);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The value of an expression as a text. */
  String evaluate(String expression) {
    JsonObject answer =
        send(
            "Runtime.evaluate",
            json -> {
              json.writeStringField("expression", "String(" + expression + ")");
              json.writeBooleanField("userGesture", true);
              json.writeBooleanField("returnByValue", true);
            });
    if (answer.object("exceptionDetails").isPresent()) {
      throw new AssertionError(expression + ": " + answer.object("exceptionDetails").get());
    }
    return answer.object("result").flatMap(result -> result.string("value")).orElseThrow();
  }

  /** Presses a key. */
  void press(String key) {
    for (String type : List.of("rawKeyDown", "char", "keyUp")) {
      if (type.equals("char") && !key.equals("Enter")) {
        continue;
      }
      send(
          "Input.dispatchKeyEvent",
          json -> {
            json.writeStringField("type", type);
            json.writeStringField("key", key);
            json.writeStringField("code", key);
            json.writeNumberField("windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13);
            if (type.equals("char")) {
              json.writeStringField("text", "\r");
            }
          });
    }
  }

  /** Pretends a preference of the reader, such as {@code prefers-color-scheme}, or a medium. */
  void prefer(String medium, String feature, String value) {
    send(
        "Emulation.setEmulatedMedia",
        json -> {
          json.writeStringField("media", medium);
          json.writeArrayFieldStart("features");
          json.writeStartObject();
          json.writeStringField("name", feature);
          json.writeStringField("value", value);
          json.writeEndObject();
          json.writeEndArray();
        });
  }

  /** Whether pages may run scripts; holds from the next page on. */
  void allowScripts(boolean isAllowed) {
    send(
        "Emulation.setScriptExecutionDisabled",
        json -> json.writeBooleanField("value", !isAllowed));
  }

  /**
   * What the page's script or the browser had to complain of, and what it wanted from a network.
   */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Sends a message to the page and gives its answer. */
  JsonObject send(String method, JsonWriter.Content parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    String message =
        JsonWriter.compact(
            (JsonGenerator json) -> {
              json.writeStartObject();
              json.writeNumberField("id", id);
              json.writeStringField("method", method);
              if (!session.isEmpty()) {
                json.writeStringField("sessionId", session);
              }
              json.writeObjectFieldStart("params");
              parameters.writeTo(json);
              json.writeEndObject();
              json.writeEndObject();
            });
    socket.sendText(message, true).join();
    JsonObject whole = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    return whole
        .object("result")
        .orElseThrow(() -> new AssertionError(method + " is refused: " + whole));
  }

  @Override
  public void close() {
    session = "";
    try {
      send("Browser.close", json -> {});
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }

  private void receive(JsonObject message) {
    String method = message.string("method").orElse("");
    switch (method) {
      case "" -> answers.remove(number(message)).complete(message);
      case "Network.requestWillBeSent" -> {
        String url =
            message
                .object("params")
                .flatMap(request -> request.object("request"))
                .flatMap(request -> request.string("url"))
                .orElse("");
        if (!url.startsWith("file:") && !url.startsWith("data:")) {
          complaints.add(message.toString());
        }
      }
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
          complaints.add(message.toString());
      default -> {}
    }
  }

  private static int number(JsonObject message) {
    return Integer.parseInt(((JsonNumber) message.get("id").orElseThrow()).text());
  }

  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        try {
          receive((JsonObject) JsonReader.read(text.toString()));
        } catch (JsonSyntaxException e) {
          throw new AssertionError(text.toString(), e);
        } finally {
          text.setLength(0);
        }
      }
      from.request(1);
      return null;
    }
  }
}
