// Roles, policies, users; user pools and identity pools.
import { call, child } from "./cdk-methods.mjs";

export function identity(spec, v) {
  const m = v.m;
  const g = v.given;
  const statement = () => new m.aws_iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"] });
  const policyBase = (s) => ({ statements: [statement()], roles: [g("Role")(s)] });
  const federated = (name) => spec(`aws_cognito.UserPoolIdentityProvider${name}`, { base: (s) => ({ userPool: g("UserPool")(s), clientId: "x", clientSecret: "x", teamId: "x", keyId: "x", privateKey: "x", issuerUrl: "https://example.com",
    ...(name === "Saml" ? { metadata: m.aws_cognito.UserPoolIdentityProviderSamlMetadata.url("https://example.com") } : {}) }), only: ["attributeMapping", "scopes", "idpIdentifiers", "name"] });
  const trigger = (name) => ({ when: [`lambdaTriggers.${name}`], props: (s) => ({ lambdaTriggers: { [name]: g("Function")(s) } }), rename: {} });
  const triggers = ["createAuthChallenge", "customMessage", "defineAuthChallenge", "postAuthentication", "postConfirmation", "preAuthentication", "preSignUp", "preTokenGeneration", "userMigration", "verifyAuthChallengeResponse"];
  return [
    spec("aws_iam.Role", { over: { externalId: null, externalIds: ["x"], inlinePolicies: () => ({ sstentry: new m.aws_iam.PolicyDocument({ statements: [statement()] }) }), permissionsBoundary: g("ManagedPolicy"), maxSessionDuration: () => m.cdk.Duration.hours(2) },
      rows: [call("addToPolicy", 0, "permissions"), call("addToPrincipalPolicy", 0, "permissions"), call("addManagedPolicy", 0, "managedPolicies")] }),
    spec("aws_iam.Policy", { base: policyBase, skip: ["statements", "document"], over: { users: (s) => [g("User")(s)], groups: (s) => [g("Group")(s)], roles: (s) => [g("Role")(s)] }, rows: [call("addStatements", 0, "statements"), call("attachToRole", 0, "roles"), call("attachToUser", 0, "users"), call("attachToGroup", 0, "groups")] }),
    spec("aws_iam.ManagedPolicy", { base: () => ({ statements: [statement()] }), skip: ["statements", "document"], over: { users: (s) => [g("User")(s)], groups: (s) => [g("Group")(s)], roles: (s) => [g("Role")(s)] },
      rows: [call("addStatements", 0, "statements"), call("attachToRole", 0, "roles"), call("attachToUser", 0, "users"), call("attachToGroup", 0, "groups")] }),
    spec("aws_iam.User", { over: { password: () => m.cdk.SecretValue.unsafePlainText?.("x") ?? m.cdk.SecretValue.plainText("x"), permissionsBoundary: g("ManagedPolicy"), groups: (s) => [g("Group")(s)] }, skip: ["passwordResetRequired"],
      rows: [call("addToPolicy", 0, "permissions"), call("addToPrincipalPolicy", 0, "permissions"), call("addManagedPolicy", 0, "managedPolicies"), call("addToGroup", 0, "groups")] }),
    spec("aws_iam.Group", { rows: [call("addToPolicy", 0, "permissions"), call("addToPrincipalPolicy", 0, "permissions"), call("addManagedPolicy", 0, "managedPolicies"), call("addUser", 0, "users")],
      more: [{ when: ["users"], rename: { given0123456789abcdef0123456789abcdefGroup0: "Addition${id}" }, then: (c, s) => c.addUser(g("User")(s)), as: { users: [v.instance("User")] } }] }),
    spec("aws_iam.AccessKey", { base: (s) => ({ user: g("User")(s) }) }), spec("aws_iam.InstanceProfile"),
    spec("aws_iam.OpenIdConnectProvider", { base: { url: "https://example.com" } }), spec("aws_iam.OidcProviderNative", { base: { url: "https://example.com" } }), spec("aws_iam.SamlProvider", { base: () => ({ metadataDocument: m.aws_iam.SamlMetadataDocument.fromXml("<x/>") }) }),
    spec("aws_iam.ServiceLinkedRole", { base: { awsServiceName: "es.amazonaws.com" } }),
    spec("aws_cognito.UserPool", { skip: ["lambdaTriggers", "email", "customSenderKmsKey", "passwordPolicy", "standardThreatProtectionMode", "customThreatProtectionMode", "featurePlan", "advancedSecurityMode", "mfaMessage", "passkeyUserVerification", "passkeyRelyingPartyId", "keepOriginal"], over: { autoVerify: { email: true }, customAttributes: () => ({ x: new m.aws_cognito.StringAttribute() }) },
      rows: [...child("addClient", 1, "aws_cognito.UserPoolClient"), ...child("addDomain", 1, "aws_cognito.UserPoolDomain"), ...child("addGroup", 1, "aws_cognito.UserPoolGroup"), ...child("addResourceServer", 1, "aws_cognito.UserPoolResourceServer"), call("addTrigger", 1, "addTrigger")],
      withs: { smsRoleExternalId: (s) => ({ smsRole: g("Role")(s) }) },
      more: [...triggers.map(trigger),
        { when: ["lambdaTriggers.customEmailSender"], props: (s) => ({ customSenderKmsKey: g("Key")(s), lambdaTriggers: { customEmailSender: g("Function")(s) } }) }, { when: ["lambdaTriggers.customSmsSender"], props: (s) => ({ customSenderKmsKey: g("Key")(s), lambdaTriggers: { customSmsSender: g("Function")(s) } }) },
        { when: ["addTrigger.*"], rename: { PreSignUpCognito: "Trigger${key}", Trigger0: "Trigger${key}" }, then: (c, s) => c.addTrigger(m.aws_cognito.UserPoolOperation.PRE_SIGN_UP, g("Function")(s)), as: { addTrigger: [v.instance("Function")] } },
        { when: ["passwordPolicy"], props: { passwordPolicy: { minLength: 12 } } }, { when: ["email"], props: () => ({ email: m.aws_cognito.UserPoolEmail?.withCognito("a@example.com") }) },
        { when: ["mfaMessage"], props: { mfaMessage: "Your code is {####}" } },
        { when: ["advancedSecurityMode"], props: () => ({ advancedSecurityMode: m.aws_cognito.AdvancedSecurityMode?.ENFORCED }) }, { when: ["featurePlan"], props: () => ({ featurePlan: m.aws_cognito.FeaturePlan?.PLUS }) }] }),
    spec("aws_cognito.UserPoolClient", { base: (s) => ({ userPool: g("UserPool")(s) }), skip: ["accessTokenValidity", "idTokenValidity", "refreshTokenValidity", "authSessionValidity", "refreshTokenRotationGracePeriod", "analytics", "oAuth", "preventUserExistenceErrors.x"], over: { supportedIdentityProviders: () => [m.aws_cognito.UserPoolClientIdentityProvider.COGNITO], accessTokenValidity: () => m.cdk.Duration.hours(1), readAttributes: null, writeAttributes: null },
      more: [{ when: ["oAuth"], props: () => ({ oAuth: { flows: { authorizationCodeGrant: true }, scopes: [m.aws_cognito.OAuthScope.OPENID], callbackUrls: ["https://example.com"] } }) }, { when: ["oAuth.logoutUrls"], props: () => ({ oAuth: { flows: { authorizationCodeGrant: true }, logoutUrls: ["https://example.com"] } }) }, { when: ["accessTokenValidity"], props: () => ({ accessTokenValidity: m.cdk.Duration.hours(1) }) },
        { when: ["idTokenValidity"], props: () => ({ idTokenValidity: m.cdk.Duration.hours(1) }) }, { when: ["refreshTokenValidity"], props: () => ({ refreshTokenValidity: m.cdk.Duration.days(1) }) }, { when: ["generateSecret"], props: { generateSecret: true }, then: (c) => c.userPoolClientSecret, as: { generateSecret: true } }] }),
    spec("aws_cognito.UserPoolDomain", { base: (s) => ({ userPool: g("UserPool")(s), cognitoDomain: { domainPrefix: "given" } }), skip: ["cognitoDomain", "customDomain", "managedLoginVersion"], rows: [],
      more: [{ when: ["customDomain"], props: (s) => ({ cognitoDomain: undefined, customDomain: { domainName: "x.example.com", certificate: g("Certificate")(s) } }) }] }),
    spec("aws_cognito.UserPoolGroup", { base: (s) => ({ userPool: g("UserPool")(s) }) }), spec("aws_cognito.UserPoolResourceServer", { base: (s) => ({ userPool: g("UserPool")(s), identifier: "given" }) }),
    ...["Amazon", "Apple", "Facebook", "Google", "Oidc", "Saml"].map(federated),
    m.aws_cognito_identitypool && spec("aws_cognito_identitypool.IdentityPool", { skip: ["authenticationProviders", "roleMappings"], more: [{ when: ["authenticationProviders.userPools"], props: (s) => ({ authenticationProviders: { userPools: [new m.aws_cognito_identitypool.UserPoolAuthenticationProvider({ userPool: g("UserPool")(s), userPoolClient: g("UserPoolClient")(s) })] } }) }] }),
  ];
}
