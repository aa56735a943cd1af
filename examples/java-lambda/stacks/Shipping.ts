import { Annotations, Duration } from "aws-cdk-lib";
import { Code, Function, Runtime, SnapStartConf } from "aws-cdk-lib/aws-lambda";
import { Api, Queue, type StackContext } from "sst/constructs";

/** Quotes prices over HTTP and takes in parcels from a queue; both functions are in Java. */
export function Shipping({ stack }: StackContext) {
  // SST builds Java by Gradle alone; what Maven built is handed to CDK's own function.
  const code = Code.fromAsset("functions/target/shipping-functions.jar");

  const quote = new Function(stack, "Quote", {
    runtime: Runtime.JAVA_17,
    handler: "com.example.shipping.QuoteHandler::handle",
    code,
    memorySize: 1024,
    timeout: Duration.seconds(10),
    snapStart: SnapStartConf.ON_PUBLISHED_VERSIONS,
  });
  // The route below takes a published version.
  Annotations.of(quote).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");

  const parcels = new Function(stack, "Parcels", {
    runtime: Runtime.JAVA_17,
    handler: "com.example.shipping.ParcelHandler::handle",
    code,
    memorySize: 1024,
    timeout: Duration.seconds(30),
  });

  const api = new Api(stack, "Api", {
    routes: { "GET /quote": { cdk: { function: quote.currentVersion } } },
  });
  new Queue(stack, "Inbox", { consumer: { cdk: { function: parcels } } });

  stack.addOutputs({ ApiEndpoint: api.url });
}
