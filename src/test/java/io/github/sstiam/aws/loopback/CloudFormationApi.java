package io.github.sstiam.aws.loopback;

import java.util.Optional;
import java.util.Set;

/**
 * The actions of CloudFormation
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeType.html).
 */
final class CloudFormationApi {
  static final String VERSION = "2010-05-15";
  private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

  /** The role of third-party types, as the activation of one names it. */
  static final String TYPE_ROLE = "arn:aws:iam::123456789012:role/AcmeTypes";

  private CloudFormationApi() {}

  static String answer(LoopbackAccount account, QueryRequest query) throws QueryException {
    return switch (query.required("Action")) {
      case "GetTemplate" -> getTemplate(account, query);
      case "DescribeType" -> describeType(account, query);
      default ->
          throw new QueryException(
              400, "InvalidAction", "Could not find operation " + query.required("Action"));
    };
  }

  private static String getTemplate(LoopbackAccount account, QueryRequest query)
      throws QueryException {
    query.allowOnly(Set.of("StackName", "TemplateStage"));
    String stack = query.required("StackName");
    String template =
        Optional.ofNullable(account.holdings().templates().get(stack))
            .orElseThrow(
                () ->
                    new QueryException(
                        400, "ValidationError", "Stack with id " + stack + " does not exist"));
    return Xml.response(
        NAMESPACE,
        "GetTemplate",
        "<StagesAvailable><member>Original</member><member>Processed</member></StagesAvailable>"
            + Xml.element("TemplateBody", template));
  }

  private static String describeType(LoopbackAccount account, QueryRequest query)
      throws QueryException {
    query.allowOnly(Set.of("Type", "TypeName"));
    String name = query.required("TypeName");
    if (!query.required("Type").equals("RESOURCE")) {
      throw new QueryException(400, "CFNRegistryException", "Type");
    }
    String schema =
        Optional.ofNullable(account.holdings().types().get(name))
            .orElseThrow(
                () ->
                    new QueryException(
                        404, "TypeNotFoundException", "The type '" + name + "' cannot be found."));
    return Xml.response(
        NAMESPACE,
        "DescribeType",
        Xml.element("TypeName", name)
            + Xml.element("Type", "RESOURCE")
            + Xml.element("Visibility", "PRIVATE")
            + Xml.element("Schema", schema)
            + Xml.element("ExecutionRoleArn", TYPE_ROLE));
  }
}
