import { Api, AppSyncApi, Bucket, Config, Function, RDS, StackContext, Table } from "@serverless-stack/resources";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as s3n from "aws-cdk-lib/aws-s3-notifications";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue as CdkQueue } from "aws-cdk-lib/aws-sqs";
import { SMALL, sturdyQueue } from "./shared";

const cities = [
  { name: "Lyon", zones: 2 },
  { name: "Graz", zones: 1 },
];

export default async function Couriers({ stack, app }: StackContext) {
  const vpc = ec2.Vpc.fromLookup(stack, "Vpc", { vpcId: "vpc-0bike0post" });
  const trips = new Table(stack, "Trips", { fields: { id: "string", at: "string" }, primaryIndex: { partitionKey: "id", sortKey: "at" }, stream: true });
  trips.addConsumers(stack, { bill: { function: { ...SMALL, handler: "trips.bill" } } });

  cities
    .filter((city) => city.zones > 0)
    .map(({ name, zones }) =>
      sturdyQueue(stack, `Dispatch${name}`, {
        consumer: { function: { handler: `dispatch.${name}`, environment: { ZONES: `${zones}` }, permissions: [trips] } },
      }),
    );

  const proof = new s3.Bucket(stack, "Proof", { encryption: s3.BucketEncryption.S3_MANAGED, lifecycleRules: [{ abortIncompleteMultipartUploadAfter: undefined, enabled: true, prefix: "tmp/" }] });
  const seen = new CdkQueue(stack, "Seen");
  proof.addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.SqsDestination(seen));
  const stamp = new lambda.Function(stack, "Stamp", {
    runtime: lambda.Runtime.PYTHON_3_9,
    handler: "index.main",
    code: lambda.Code.fromInline("def main(event, context): return None"),
    functionName: `${app.stage}-stamp`,
    tracing: lambda.Tracing.ACTIVE,
  });
  stamp.addEventSource(new SqsEventSource(seen, { batchSize: 1 }));
  proof.grantReadWrite(stamp);

  const ledger = new RDS(stack, "Ledger", { engine: "postgresql11.13", defaultDatabaseName: "ledger", scaling: { minCapacity: "ACU_2", maxCapacity: "ACU_4" } });
  const graph = new AppSyncApi(stack, "Graph", {
    schema: "graph.graphql",
    dataSources: { ledger: { type: "rds", rds: ledger } },
    resolvers: { "Query fares": { dataSource: "ledger", requestMapping: { inline: "{}" }, responseMapping: { inline: "[]" } } },
  });

  const TOKEN = new Config.Secret(stack, "MAP_TOKEN");
  const REGION_NAME = new Config.Parameter(stack, "REGION_NAME", { value: app.region });
  app.addDefaultFunctionBinding([REGION_NAME]);
  const route = new Function(stack, "Route", { handler: "route.main", url: true, vpc, bind: [TOKEN, trips], prefetchSecrets: true } as any);
  const uploads = new Bucket(stack, "Uploads", {
    cors: [{ allowedMethods: ["PUT"], allowedOrigins: ["*"], maxAge: "9 seconds" }],
    cdk: { bucket: { autoDeleteObjects: true, removalPolicy: "destroy" as any } },
  });

  const api = new Api(stack, "Api", {
    customDomain: { domainName: "api.bikepost.example", hostedZone: "bikepost.example", path: "v2" },
    defaults: { function: { ...SMALL, bind: [trips, uploads, TOKEN] } },
    routes: { "ANY /{proxy+}": "api.main", "GET /stamp": { cdk: { function: stamp } } },
  });
  stack.addOutputs({ ApiUrl: api.url, RouteUrl: route.url });
  return { api, graph, uploads };
}
