package io.github.sstiam.aws.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.aws.SignedRequests;
import java.io.StringReader;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

/**
 * CloudFormation's query API
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/making-api-requests.html).
 *
 * @param requests sends requests
 */
record CloudFormationRequests(SignedRequests requests) {
  private static final String VERSION = "2010-05-15";

  /**
   * Calls an action.
   *
   * @param region the region
   * @param action the action
   * @param parameters the action's parameters
   * @return the response
   * @throws SdkException if there is no response, or CloudFormation refuses
   */
  Answer call(Region region, String action, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("Action", action);
    all.put("Version", VERSION);
    String body =
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return new Answer(
        requests.send(
            new SignedRequests.Request(
                "cloudformation",
                region,
                SdkHttpMethod.POST,
                "/",
                Map.of(),
                "application/x-www-form-urlencoded; charset=utf-8",
                body)));
  }

  /**
   * A response.
   *
   * @param xml the response as received
   */
  record Answer(String xml) {
    /**
     * The text of the first element of a name.
     *
     * @throws SdkClientException if the response is not XML
     */
    Optional<String> text(String element) {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      try {
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        while (reader.hasNext()) {
          boolean starts = reader.next() == XMLStreamConstants.START_ELEMENT;
          if (starts && reader.getLocalName().equals(element)) {
            return Optional.of(reader.getElementText());
          }
        }
        return Optional.empty();
      } catch (XMLStreamException e) {
        throw SdkClientException.create("the response is malformed", e);
      }
    }
  }
}
