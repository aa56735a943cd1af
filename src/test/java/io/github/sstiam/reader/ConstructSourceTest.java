package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps as people write them, read without running them. */
class ConstructSourceTest {
  private static final Catalog CATALOG = Catalog.embedded();

  @TempDir Path app;

  private void write(String file, String... lines) throws IOException {
    Path path = app.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, String.join("\n", lines) + "\n");
  }

  private SstApp read() throws AppReadException {
    return SstAppReader.read(builder().build(), CATALOG);
  }

  private ReadRequest.Builder builder() {
    return ReadRequest.in(app)
        .source(Source.CONSTRUCTS)
        .target(new Target(Optional.empty(), Optional.of("123456789012"), Optional.empty()))
        .stage(Optional.of("prod"));
  }

  private void version2(String... stack) throws IOException {
    write("package.json", "{\"devDependencies\": {\"sst\": \"2.49.8\"}}");
    write(
        "sst.config.ts",
        "import { Shop } from './stacks/Shop';",
        "export default { config: () => ({ name: 'shop', region: 'eu-west-1' }),",
        "  stacks: (app) => { app.stack(Shop); } };");
    write("stacks/Shop.ts", stack);
  }

  private static List<DeclaredResource> ofType(SstApp app, String type) {
    return app.stacks().stream()
        .flatMap(stack -> stack.resources().stream())
        .filter(resource -> resource.type().equals(type))
        .toList();
  }

  private static List<String> names(SstApp app, String type) {
    return ofType(app, type).stream().map(found -> found.identity().name().pattern()).toList();
  }

  @Test
  void readsAFunctionStackOfSst2() throws Exception {
    version2(
        "import { Table, Api as Http } from 'sst/constructs';",
        "export function Shop({ stack }) {",
        "  const table = new Table(stack, 'Goods', { fields: { id: 'string' } });",
        "  new Http(stack, 'Api', { routes: { 'GET /goods': 'src/list.main' } });",
        "}");

    SstApp read = read();

    assertThat(read.name()).contains("shop");
    assertThat(read.stacks())
        .extracting(stack -> stack.name().pattern())
        .containsExactly("prod-shop-Shop");
    assertThat(read.stacks().get(0).environment().region()).contains("eu-west-1");
    assertThat(names(read, "AWS::DynamoDB::Table")).containsExactly("prod-shop-Goods");
    assertThat(names(read, "AWS::Lambda::Function"))
        .anyMatch(name -> name.startsWith("prod-shop-Shop-ApiLambdaGETgoods"));
    assertThat(ofType(read, "AWS::DynamoDB::Table").get(0).construct())
        .contains(
            new Construct(
                "prod-shop-Shop/Goods",
                "sst/constructs.Table",
                Optional.of(new SourcePlace("stacks/Shop.ts", 3))));
    assertThat(ofType(read, "AWS::DynamoDB::Table").get(0).place())
        .contains(new SourcePlace("stacks/Shop.ts", 3));
  }

  @Test
  void readsClassStacksOfSst1() throws Exception {
    write("package.json", "{\"dependencies\": {\"@serverless-stack/resources\": \"1.18.4\"}}");
    write(
        "sst.json",
        "{\"name\": \"shop\", \"region\": \"us-east-1\", \"main\": \"stacks/index.ts\"}");
    write(
        "stacks/index.ts",
        "import * as sst from '@serverless-stack/resources';",
        "class Base extends sst.Stack { constructor(scope, id, props?) { super(scope, id, props); } }",
        "class Shop extends Base {",
        "  public readonly goods: sst.Table;",
        "  constructor(scope: sst.App, id: string) {",
        "    super(scope, id);",
        "    this.goods = new sst.Table(this, `Goods-${this.stage}`, { fields: { id: 'string' } });",
        "  }",
        "}",
        "export default function main(app: sst.App) { new Shop(app, 'shop-stack'); }");

    SstApp read = read();

    assertThat(read.stacks())
        .extracting(stack -> stack.name().pattern())
        .containsExactly("prod-shop-shop-stack");
    assertThat(names(read, "AWS::DynamoDB::Table")).containsExactly("prod-shop-Goods-prod");
  }

  @Test
  void useReturnsWhatAnotherStackReturned() throws Exception {
    write("package.json", "{\"devDependencies\": {\"sst\": \"2.49.8\"}}");
    write(
        "sst.config.ts",
        "import { Queue, use } from 'sst/constructs';",
        "function Data({ stack }) { return { name: 'Later' }; }",
        "function Work({ stack }) { const { name } = use(Data); new Queue(stack, name); }",
        "export default { config: () => ({ name: 'shop' }),",
        "  stacks(app) { app.stack(Data).stack(Work, { id: 'work' }); } };");

    SstApp read = read();

    assertThat(read.stacks())
        .extracting(stack -> stack.name().pattern())
        .containsExactly("prod-shop-Data", "prod-shop-work");
    assertThat(names(read, "AWS::SQS::Queue")).containsExactly("prod-shop-Later");
  }

  @Test
  void aConstructOfAnotherStageIsNotDeclared() throws Exception {
    version2(
        "import { Queue } from 'sst/constructs';",
        "export function Shop({ stack, app }) {",
        "  if (app.stage === 'prod') new Queue(stack, 'Real'); else new Queue(stack, 'Trial');",
        "}");

    assertThat(names(read(), "AWS::SQS::Queue")).containsExactly("prod-shop-Real");
  }

  @Test
  void aConstructWithAnUnknownConditionIsAssumedToBeCreatedAndReported() throws Exception {
    version2(
        "import { Queue } from 'sst/constructs';",
        "export function Shop({ stack }) {",
        "  for (const id of process.env.QUEUES.split(',')) {",
        "    new Queue(stack, `Work-${id}`);",
        "  }",
        "}");

    SstApp read = read();

    assertThat(names(read, "AWS::SQS::Queue")).containsExactly("prod-shop-Work-*");
    assertThat(read.remarks())
        .containsExactly(
            "stacks/Shop.ts:4: Queue \"Work-*\" is created conditionally or in a loop"
                + " (stacks/Shop.ts:3), and the condition cannot be evaluated statically; assuming"
                + " that it is created.");
  }

  @Test
  void anUnknownPropertyIsAssumedToNeedTheMostPermissionsAndReported() throws Exception {
    version2(
        "import { Queue } from 'sst/constructs';",
        "export function Shop({ stack }) {",
        "  new Queue(stack, 'Work', { consumer: process.env.CONSUMER });",
        "}");

    SstApp read = read();

    assertThat(ofType(read, "AWS::Lambda::EventSourceMapping")).isNotEmpty();
    assertThat(read.remarks())
        .first()
        .isEqualTo(
            "stacks/Shop.ts:3: Queue \"Work\": consumer cannot be evaluated statically; assuming the"
                + " value that needs the most permissions.");
  }

  @Test
  void readsCfnResourcesWithTheirProperties() throws Exception {
    version2(
        "import { aws_dynamodb as dynamodb, aws_rds } from 'aws-cdk-lib';",
        "import { CfnBudget } from 'aws-cdk-lib/aws-budgets';",
        "export function Shop({ stack }) {",
        "  new dynamodb.CfnTable(stack, 'Plain', { tableName: 'plain', sseSpecification: { sseEnabled: true } });",
        "  new aws_rds.CfnDBCluster(stack, 'Cluster', { dbClusterIdentifier: 'main' });",
        "  new CfnBudget(stack, 'Budget', { budget: { budgetType: 'COST' } });",
        "}");

    SstApp read = read();

    assertThat(ofType(read, "AWS::DynamoDB::Table").get(0).properties().values().keySet())
        .containsExactly("TableName", "SSESpecification");
    assertThat(names(read, "AWS::RDS::DBCluster")).containsExactly("main");
    assertThat(ofType(read, "AWS::Budgets::Budget")).hasSize(1);
  }

  @Test
  void anUnknownConstructIsReportedOrAnError() throws Exception {
    version2(
        "import { Mill } from '@bakery/constructs';",
        "export function Shop({ stack }) {",
        "  new Mill(stack, 'Flour');",
        "}");
    String fault =
        "stacks/Shop.ts:3: @bakery/constructs.Mill \"Flour\" is unknown; the resources that it"
            + " creates are not included.";

    assertThat(read().remarks()).containsExactly(fault);
    assertThatThrownBy(
            () -> SstAppReader.read(builder().failOnUnknownConstructs(true).build(), CATALOG))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining(fault)
        .hasMessageContaining("-Dsst-iam.unknownConstructs=warn");
  }

  @Test
  void aConstructOfTheAppContainsTheConstructsThatItCreates() throws Exception {
    version2(
        "import { Queue } from 'sst/constructs';",
        "import { Construct } from 'constructs';",
        "class Line extends Construct {",
        "  constructor(scope, id) { super(scope, id); this.queue = new Queue(this, 'Queue'); }",
        "}",
        "export function Shop({ stack }) {",
        "  new Line(stack, 'Packing'); new Line(stack, 'Shipping');",
        "}");

    SstApp read = read();

    assertThat(ofType(read, "AWS::SQS::Queue"))
        .extracting(queue -> queue.construct().orElseThrow().path())
        .containsExactly("prod-shop-Shop/Packing", "prod-shop-Shop/Shipping");
    assertThat(read.remarks()).isEmpty();
  }

  @Test
  void defaultFunctionPropsApplyToEachFunction() throws Exception {
    version2(
        "import { Function, Cron } from 'sst/constructs';",
        "export function Shop({ stack }) {",
        "  stack.setDefaultFunctionProps({ deadLetterQueueEnabled: true });",
        "  new Cron(stack, 'Nightly', { schedule: 'rate(1 day)', job: 'src/close.main' });",
        "}");

    assertThat(ofType(read(), "AWS::SQS::Queue")).hasSize(1);
  }

  @Test
  void anAppWithoutAStackIsAnError() throws Exception {
    write("sst.config.ts", "export default { config: () => ({ name: 'shop' }), stacks() {} };");

    assertThatThrownBy(this::read)
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("sst.config.ts:1: the app makes no stack");
  }

  @Test
  void anIncompleteConfigurationIsAnError() throws Exception {
    write("sst.json", "{\"region\": \"us-east-1\"}");
    assertThatThrownBy(this::read)
        .isInstanceOf(AppReadException.class)
        .hasMessage("sst.json: the app has no name. Add \"name\": \"my-app\".");

    write("sst.json", "{\"name\": \"shop\", \"main\": \"../else.ts\"}");
    assertThatThrownBy(this::read)
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining(
            "sst.json: \"main\" is \"../else.ts\", which is not a file of the app.");

    write("sst.json", "{\"name\": \"shop\"}");
    assertThatThrownBy(this::read)
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("looked for lib/index.ts, lib/index.js, stacks/index.ts");
  }

  @Test
  void componentsOfSst4HaveTheNamesThatSstGenerates() throws Exception {
    write("package.json", "{\"dependencies\": {\"sst\": \"4.17.1\"}}");
    write(
        "sst.config.ts",
        "export default $config({",
        "  app: () => ({ name: 'shop', home: 'aws', providers: { aws: { region: 'eu-west-1' } } }),",
        "  async run() {",
        "    const { goods } = await import('./infra/data');",
        "    const api = new sst.aws.ApiGatewayV2('Api');",
        "    api.route('GET /goods', { handler: 'src/list.main', link: [goods] });",
        "    new aws.sqs.Queue('plain');",
        "  },",
        "});");
    write("infra/data.ts", "export const goods = new sst.aws.Dynamo('Goods', { fields: {} });");

    SstApp read = read();

    assertThat(read.stacks()).hasSize(1);
    assertThat(read.stacks().get(0).environment().region()).contains("eu-west-1");
    assertThat(names(read, "aws.dynamodb.Table")).containsExactly("shop-prod-GoodsTable-*");
    assertThat(ofType(read, "aws.lambda.Function")).hasSize(1);
    assertThat(ofType(read, "aws.sqs.Queue")).hasSize(1);
    assertThat(ofType(read, "aws.dynamodb.Table").get(0).construct())
        .contains(
            new Construct(
                "shop-prod/Goods",
                "sst.aws.Dynamo",
                Optional.of(new SourcePlace("infra/data.ts", 1))));
    assertThat(read.remarks()).isEmpty();
  }

  @Test
  void aSiteOfSst4NamesItsServerFunctionAfterTheRegionOfTheApp() throws Exception {
    write("package.json", "{\"dependencies\": {\"sst\": \"4.17.1\"}}");
    write(
        "sst.config.ts",
        "export default $config({",
        "  app: () => ({ name: 'shop', home: 'aws', providers: { aws: { region: 'eu-west-1' } } }),",
        "  async run() {",
        "    new sst.aws.Astro('Web');",
        "  },",
        "});");

    SstApp read = read();

    assertThat(names(read, "aws.lambda.Function"))
        .containsExactly("shop-prod-WebServerEuwest1Function-*");
  }

  @Test
  void aCallbackOfASstFunctionIsNotCalled() throws Exception {
    write("package.json", "{\"devDependencies\": {\"sst\": \"2.49.8\"}}");
    write(
        "sst.config.ts",
        "import { Queue, dependsOn } from 'sst/constructs';",
        "function Data({ stack }) { new Queue(stack, 'Once'); }",
        "function Work() { dependsOn(Data); }",
        "export default { config: () => ({ name: 'shop' }),",
        "  stacks(app) { app.stack(Data).stack(Work); } };");

    assertThat(names(read(), "AWS::SQS::Queue")).containsExactly("prod-shop-Once");
  }

  @Test
  void subscriptionsAreNamedByTheirEvents() throws Exception {
    version2(
        "import { EventBus } from 'sst/constructs';",
        "export function Shop({ stack }) {",
        "  const bus = new EventBus(stack, 'Bus', { cdk: { eventBus: { eventBusName: 'goods' } } });",
        "  bus.subscribe('good.sold', 'src/sold.main');",
        "  bus.subscribe(['good.sold'], 'src/again.main');",
        "  bus.subscribe(stack, ['good.made', 'good.lost'], 'src/stock.main');",
        "}");

    SstApp read = read();

    assertThat(ofType(read, "AWS::Events::EventBus"))
        .singleElement()
        .satisfies(bus -> assertThat(bus.properties().toString()).contains("goods"));
    assertThat(names(read, "AWS::Events::Rule"))
        .containsExactlyInAnyOrder(
            "prod-shop-good_sold_1_rule", "prod-shop-good_sold_2_rule", "prod-shop-multi_1_rule");
  }

  @Test
  void importedLayersHaveTheirArn() throws Exception {
    version2(
        "import { Function } from 'sst/constructs';",
        "import * as lambda from 'aws-cdk-lib/aws-lambda';",
        "const trace = 'arn:aws:lambda:eu-west-1:210987654321:layer:trace:4';",
        "export function Shop({ stack }) {",
        "  stack.addDefaultFunctionLayers(",
        "    [lambda.LayerVersion.fromLayerVersionArn(stack, 'Trace', trace)]);",
        "  new Function(stack, 'Sell', { handler: 'src/sell.main' });",
        "}");

    assertThat(ofType(read(), "AWS::Lambda::Function"))
        .anyMatch(
            function ->
                function.identity().name().pattern().contains("Sell")
                    && function
                        .properties()
                        .toString()
                        .contains("arn:aws:lambda:eu-west-1:210987654321:layer:trace:4"));
  }

  @Test
  void namesInPropertiesReplaceGeneratedNames() throws Exception {
    version2(
        "import { Api, ApiGatewayV1Api, Auth } from 'sst/constructs';",
        "import * as kms from 'aws-cdk-lib/aws-kms';",
        "export function Shop({ stack }) {",
        "  const api = new Api(stack, 'Api', { cdk: { httpStages: [{ stageName: 'beta' }] } });",
        "  new Auth(stack, 'Auth', { authenticator: 'src/auth.handler' })",
        "    .attach(stack, { api, prefix: '/sign-in' });",
        "  new ApiGatewayV1Api(stack, 'Old', { cors: true });",
        "  new kms.Key(stack, 'Key', { alias: 'alias/goods' });",
        "}");

    SstApp read = read();

    assertThat(names(read, "AWS::Logs::LogGroup")).anyMatch(name -> name.endsWith("/beta"));
    assertThat(names(read, "AWS::Lambda::Function"))
        .anyMatch(name -> name.contains("LambdaGETsignin"));
    assertThat(ofType(read, "AWS::ApiGateway::GatewayResponse")).hasSize(2);
    assertThat(ofType(read, "AWS::KMS::Alias"))
        .singleElement()
        .satisfies(
            alias ->
                assertThat(alias.properties().toString())
                    .contains("alias/goods")
                    .doesNotContain("alias/alias"));
  }

  @Test
  void readingTwiceGivesTheSameApp() throws Exception {
    version2(
        "import { Table, Api } from 'sst/constructs';",
        "export function Shop({ stack }) {",
        "  new Api(stack, 'Api', { routes: { 'GET /a': 'a.main', 'GET /b': 'b.main' } });",
        "  new Table(stack, 'Goods', { fields: { id: 'string' } });",
        "}");

    assertThat(read()).isEqualTo(read());
  }
}
