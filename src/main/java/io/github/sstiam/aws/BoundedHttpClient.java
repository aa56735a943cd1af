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
 * An HTTP client that limits responses. A user may name any endpoint. An endless response, or one
 * with very many elements, would fill the heap; deeply nested elements would overflow the stack,
 * since the SDK reads them recursively.
 *
 * @param client sends the requests
 * @param patience the longest time for reading a response
 */
record BoundedHttpClient(SdkHttpClient client, Duration patience) implements SdkHttpClient {
  /** A multiple of the longest response, a template of 1 MB from CloudFormation. */
  static final int MOST_BYTES = 16 * 1024 * 1024;

  /** AWS's deepest response nests ten elements. */
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
          throw ResponseField.malformed("it takes longer than " + patience.toSeconds() + " s");
        }
      }
      whole = true;
    } finally {
      // close() would read the connection to its end to reuse it; abort() does not.
      if (whole) {
        body.close();
      } else {
        body.abort();
      }
    }
    return all.toByteArray();
  }

  /** Checked first, since the JDK's parser prints to the console when it finds such an error. */
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
            throw ResponseField.malformed(
                "its elements are nested more than " + MOST_DEPTH + " deep");
          }
          if (elements > MOST_ELEMENTS) {
            throw ResponseField.malformed("it has more than " + MOST_ELEMENTS + " elements");
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
    } catch (XMLStreamException e) {
      // The response is JSON, or its reader reports the error.
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
