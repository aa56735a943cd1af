import * as sst from "@serverless-stack/resources";
import * as iam from "aws-cdk-lib/aws-iam";
import * as cognito from "aws-cdk-lib/aws-cognito";
import * as s3 from "aws-cdk-lib/aws-s3";

export function Pupils({ stack, app }) {
  const homework = new s3.Bucket(stack, "Homework", {
    bucketName: `${app.stage}-${app.name}-homework`,
    publicReadAccess: false,
    versioned: app.stage === "prod",
  });

  const marks = new sst.Table(stack, "Marks", {
    fields: { pupil: "string", subject: "string" },
    primaryIndex: { partitionKey: "pupil", sortKey: "subject" },
    cdk: { table: { replicationRegions: ["eu-west-1"] } },
  });
  const pupils = new sst.Cognito(stack, "PupilPool", {
    login: ["email"],
    triggers: {
      preSignUp: "src/pupils.enrol",
      postAuthentication: { handler: "src/pupils.seen", timeout: 10 },
      preTokenGeneration: "src/pupils.claims",
    },
    identityPoolFederation: {
      auth0: { domain: "https://school.us.auth0.com", clientId: "a0client" },
      amazon: { appId: "amzn1.application.school" },
      apple: { servicesId: "example.school.client" },
      twitter: { consumerKey: "school-key", consumerSecret: "school-word" },
    },
    cdk: { userPool: { passwordPolicy: { minLength: 12 }, standardAttributes: { fullname: { required: true, mutable: true } } } },
  });
  pupils.attachPermissionsForTriggers([marks]);
  pupils.attachPermissionsForAuthUsers(stack, [
    new iam.PolicyStatement({ actions: ["s3:*"], resources: [`${homework.bucketArn}/\${cognito-identity.amazonaws.com:sub}/*`] }),
  ]);
  new cognito.CfnUserPoolGroup(stack, "Teachers", { userPoolId: pupils.userPoolId, groupName: "teachers", precedence: 1 });

  const WELCOME = new sst.Config.Parameter(stack, "WELCOME", { value: "Good evening" });
  const SIGNING = new sst.Config.Secret(stack, "SIGNING");
  const door = new sst.Api(stack, "Door", { routes: { "GET /": "src/door.open" }, defaults: { throttle: { burst: 5, rate: 2 } } });
  const auth = new sst.Auth(stack, "Auth", { authenticator: { handler: "src/auth.main", bind: [WELCOME, SIGNING] } });
  auth.attach(stack, { api: door });

  return { homework, marks, pupils, door };
}
