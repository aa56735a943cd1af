import { Code, Function, Runtime } from "aws-cdk-lib/aws-lambda";
import { Bucket, Cron, type StackContext } from "sst/constructs";

/** A bucket of invoices, and a function in Java that runs every night. */
export function Billing({ stack }: StackContext) {
  const invoices = new Bucket(stack, "Invoices");

  const nightly = new Function(stack, "Nightly", {
    runtime: Runtime.JAVA_17,
    handler: "com.example.billing.invoices.InvoiceHandler::handle",
    // What `mvn package` puts together.
    code: Code.fromAsset("target/function"),
    environment: { BUCKET: invoices.bucketName },
  });
  invoices.cdk.bucket.grantReadWrite(nightly);

  new Cron(stack, "EveryNight", {
    schedule: "rate(1 day)",
    job: { cdk: { function: nightly } },
  });
}
