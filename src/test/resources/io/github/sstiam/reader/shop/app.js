// An app of every shape that a cloud assembly takes: two stacks of which one imports from the
// other, a stack that nests another, and a stage with a stack of its own.
const cdk = require("aws-cdk-lib");
const dynamodb = require("aws-cdk-lib/aws-dynamodb");
const lambda = require("aws-cdk-lib/aws-lambda");
const s3 = require("aws-cdk-lib/aws-s3");
const sqs = require("aws-cdk-lib/aws-sqs");
const { Construct } = require("constructs");

const runtime = lambda.Runtime.NODEJS_20_X;
const handler = "index.handler";
const inline = lambda.Code.fromInline("exports.handler = () => {};");

class Orders extends Construct {
  constructor(scope, id) {
    super(scope, id);
    this.table = new dynamodb.Table(this, "Table", { partitionKey: { name: "id", type: "S" } });
    const environment = { TABLE: this.table.tableName };
    const fn = new lambda.Function(this, "Fn", { runtime, handler, code: inline, environment });
    this.table.grantReadData(fn);
  }
}

class Archive extends cdk.NestedStack {
  constructor(scope, id, { table }) {
    super(scope, id);
    this.queue = new sqs.Queue(this, "Queue");
    const code = lambda.Code.fromAsset("mover");
    const environment = { FROM: table.tableName };
    const mover = new lambda.Function(this, "Mover", { runtime, handler, code, environment });
    table.grantReadData(mover);
    this.queue.grantSendMessages(mover);
  }
}

const app = new cdk.App({ outdir: "cdk.out", analyticsReporting: false });
const env = { account: "123456789012", region: "eu-west-1" };
const tags = { "sst:app": "shop", "sst:stage": "prod" };

const data = new cdk.Stack(app, "prod-shop-Data", { env, tags });
const orders = new Orders(data, "Orders");
const archive = new Archive(data, "Archive", { table: orders.table });
new cdk.CfnOutput(data, "ArchiveQueue", { value: archive.queue.queueName });

const api = new cdk.Stack(app, "prod-shop-Api", { env, tags });
const reader = new lambda.Function(api, "Reader", { runtime, handler, code: inline });
orders.table.grantReadData(reader);
const readerName = cdk.Fn.select(6, cdk.Fn.split(":", reader.functionArn));
const bucketName = cdk.Fn.join("-", ["uploads", cdk.Aws.ACCOUNT_ID, readerName]);
new s3.Bucket(api, "Uploads", { bucketName });

const canary = { account: "210987654321", region: "us-east-1" };
const stage = new cdk.Stage(app, "Canary", { env: canary });
new Orders(new cdk.Stack(stage, "Watch", { tags: { "sst:app": "shop" } }), "Probe");

app.synth();
