package io.github.sstiam.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client whose answers have an end. The endpoint that a user names may be anybody's; an
 * answer that goes on for ever, or is made of elements alone, would fill the heap, and one of
 * elements in elements the stack, since the SDK reads them by recursion.
 *
 * @param client sends the requests
 * @param patience how long an answer may take that goes on and on
 */
record BoundedHttpClient(SdkHttpClient client, Duration patience) implements SdkHttpClient {
  /** Some times the template of 1 MB that CloudFormation returns, which is the longest answer. */
  static final int MOST_BYTES = 16 * 1024 * 1024;

  /** AWS's deepest answer has ten elements in each other. */
  private static final int MOST_DEPTH = 100;

  /** A page of a simulation has a thousand results, each of less than a hundred elements. */
  private static final int MOST_ELEMENTS = 500_000;

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = client.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return bounded(prepared.call());
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private HttpExecuteResponse bounded(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return response;
    }
    byte[] body = read(response.responseBody().get());
    checkCharacters(body);
    checkElements(body);
    return HttpExecuteResponse.builder()
        .response(response.httpResponse())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private byte[] read(AbortableInputStream body) throws IOException {
    long start = System.nanoTime();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 14];
    boolean whole = false;
    try {
      for (int read = body.read(part); read >= 0; read = body.read(part)) {
        all.write(part, 0, read);
        if (all.size() > MOST_BYTES) {
          throw ResponseField.malformed("it is longer than " + MOST_BYTES + " bytes");
        }
        if (System.nanoTime() - start > patience.toNanos()) {
          throw ResponseField.malformed("it goes on for more than " + patience.toSeconds() + " s");
        }
      }
      whole = true;
    } finally {
      // Closed and not aborted, a connection is read to its end to be used again.
      if (whole) {
        body.close();
      } else {
        body.abort();
      }
    }
    return all.toByteArray();
  }

  /** The JDK's parser would complain on the console before it refuses it. */
  private static void checkCharacters(byte[] body) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw ResponseField.malformed("it is not UTF-8");
    }
  }

  private static void checkElements(byte[] body) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
      int depth = 0;
      int elements = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          elements++;
          depth++;
          if (depth > MOST_DEPTH) {
            throw ResponseField.malformed("its elements lie more than " + MOST_DEPTH + " deep");
          }
          if (elements > MOST_ELEMENTS) {
            throw ResponseField.malformed("it has more than " + MOST_ELEMENTS + " elements");
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
    } catch (XMLStreamException e) {
      // It is JSON, or it is for whoever reads it to say what is wrong.
      return;
    }
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }
}
