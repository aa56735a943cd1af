// What only a deployment knows and the components look into: the shape is AWS's, the texts are markers.
import { NAMES, asMarker, attribute } from "./markers.mjs";

const SERVICES = { "aws:dynamodb/table:Table": ["dynamodb", "table/"], "aws:sqs/queue:Queue": ["sqs", ""], "aws:sns/topic:Topic": ["sns", ""],
  "aws:lambda/function:Function": ["lambda", "function:"], "aws:iam/role:Role": ["iam", "role/"], "aws:kinesis/stream:Stream": ["kinesis", "stream/"],
  "aws:cloudwatch/eventBus:EventBus": ["events", "event-bus/"], "aws:dsql/cluster:Cluster": ["dsql", "cluster/"] };

/** The attributes of a registered resource that are no mere texts. */
export function specials({ type, name, inputs }) {
  const attr = (key) => attribute(name, key);
  const [service, before] = SERVICES[type] ?? [type.split(/[:/]/)[1] ?? "x", ""];
  const region = type.startsWith("aws:s3/") ? "" : NAMES.region;
  const account = type.startsWith("aws:s3/") ? "" : NAMES.account;
  const state = { arn: type.startsWith("aws:s3/") ? `arn:aws:s3:::${attr("arn")}` : `arn:aws:${service}:${region}:${account}:${before}${attr("arn")}` };
  switch (type) {
    case "aws:acm/certificate:Certificate":
      state.domainValidationOptions = [inputs.domainName, ...(inputs.subjectAlternativeNames ?? [])].map((domainName) => ({ domainName,
        resourceRecordName: asMarker("hole", null), resourceRecordType: "CNAME", resourceRecordValue: attr("recordValue") }));
      break;
    case "aws:apigatewayv2/domainName:DomainName":
      state.domainNameConfiguration = { ...inputs.domainNameConfiguration, targetDomainName: attr("targetDomainName"), hostedZoneId: attr("hostedZoneId") };
      break;
    case "aws:lambda/functionUrl:FunctionUrl": state.functionUrl = `https://${attr("functionUrl").toLowerCase()}.lambda-url.test/`; break;
    case "aws:lambda/function:Function": state.codeSha256 = attr("codeSha256"); break;
    case "aws:dynamodb/table:Table": state.streamArn = `arn:aws:dynamodb:${NAMES.region}:${NAMES.account}:table/x/stream/${attr("streamArn")}`; break;
    case "aws:rds/cluster:Cluster":
    case "aws:rds/instance:Instance":
      state.masterUserSecrets = [{ secretArn: attr("secretArn") }];
      break;
    case "aws:sesv2/emailIdentity:EmailIdentity":
      state.dkimSigningAttributes = { tokens: [1, 2, 3].map((n) => `t${n}${asMarker("hole", null)}`) };
      break;
    case "aws:ec2/vpcEndpoint:VpcEndpoint": state.dnsEntries = [{ dnsName: attr("dnsName"), hostedZoneId: attr("hostedZoneId") }]; break;
    default:
  }
  return state;
}

/** What look-ups give. */
export function answers({ token, inputs }) {
  const name = token.split(":").pop();
  const attr = (key) => attribute(`lookup:${name}`, key);
  switch (name) {
    case "getPartition": return { partition: "sstpartition", dnsSuffix: "amazonaws.com", id: "sstpartition" };
    case "getRegion": return { region: NAMES.region, name: NAMES.region, id: NAMES.region };
    case "getCallerIdentity": return { accountId: NAMES.account, arn: attr("arn"), id: attr("id") };
    case "getPolicyDocument": return { json: attr("json"), minifiedJson: attr("json") };
    case "getAvailabilityZones": return { names: ["a", "b", "c", "d"].map((z) => attr(`zone${z}`)), zoneIds: [] };
    case "getAmi": return { id: attr("id") };
    case "getAuthorizationToken": return { userName: attr("user"), password: attr("password"), proxyEndpoint: attr("endpoint") };
    case "getSecretVersion": return { secretString: JSON.stringify({ username: attr("username"), password: attr("password") }) };
    default: return { ...inputs, id: attr("id"), arn: attr("arn"), ids: [attr("id")] };
  }
}
