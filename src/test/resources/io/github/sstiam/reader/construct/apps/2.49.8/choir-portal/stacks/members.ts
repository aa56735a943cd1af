import { Auth, Api, Cognito, Config, Table, type StackContext } from "sst/constructs";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { StringAttribute, AccountRecovery } from "aws-cdk-lib/aws-cognito";

const triggers = ["preSignUp", "postConfirmation", "customMessage"] as const;

export function Members({ stack }: StackContext) {
  const voices = new Table(stack, "Voices", {
    fields: { memberId: "string", voice: "string", joined: "string" },
    primaryIndex: { partitionKey: "memberId", sortKey: "joined" },
    localIndexes: { byVoice: { sortKey: "voice" } },
    stream: true,
    consumers: { index: "src/members.index" },
    defaults: { function: { timeout: 60 } },
  });

  const singers = new Cognito(stack, "Singers", {
    login: ["email", "phone"],
    defaults: { function: { bind: [voices] } },
    triggers: Object.fromEntries(triggers.map((name) => [name, `src/triggers.${name}`])),
    identityPoolFederation: {
      google: { clientId: "1234.apps.googleusercontent.com" },
      facebook: { appId: "1000200030004000" },
      auth0: { domain: "https://login.choir.example", clientId: "choirclient" },
    },
    cdk: {
      userPool: {
        selfSignUpEnabled: true,
        accountRecovery: AccountRecovery.EMAIL_ONLY,
        customAttributes: { voice: new StringAttribute({ mutable: true }) },
      },
      userPoolClient: { authFlows: { userSrp: true } },
    },
  });
  singers.attachPermissionsForAuthUsers(stack, [
    new PolicyStatement({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::choir-scores/*"] }),
  ]);
  singers.attachPermissionsForUnauthUsers(stack, ["polly:SynthesizeSpeech"]);

  const MAIL_FROM = new Config.Parameter(stack, "MAIL_FROM", { value: "choir@choir.example" });
  const API_PIN = new Config.Secret(stack, "API_PIN");
  const login = new Auth(stack, "Login", { authenticator: { handler: "src/login.handler", bind: [MAIL_FROM, API_PIN, voices] } });
  const doors = new Api(stack, "Doors", { routes: { "GET /me": "src/members.me" }, customDomain: "doors.choir.example" });
  login.attach(stack, { api: doors, prefix: "/login" });
  doors.bind([voices, API_PIN]);

  return { voices, singers, doors };
}
