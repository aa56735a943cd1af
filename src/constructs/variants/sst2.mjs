// SST 2 (sst/constructs).
const HANDLER = "src/lambda.main";

export default function sst2(lib) {
  return [
    { construct: "Stack", make: () => undefined, base: {} },
    { construct: "Function", base: { props: { handler: HANDLER } }, variants: [
      { when: ["$nested"], props: { handler: HANDLER, _doNotAllowOthersToBind: true, $nested: true } },
      { when: ["permissions"], props: { handler: HANDLER, permissions: ["s3"] } },
      { when: ["url"], props: { handler: HANDLER, url: true } },
      { when: ["functionName is string"], props: { handler: HANDLER, functionName: lib.P("functionName") } },
      { when: ["reservedConcurrentExecutions"], props: { handler: HANDLER, reservedConcurrentExecutions: 3 } },
    ] },
    { construct: "Bucket", base: {}, rows: [{ at: "Bucket", uses: "aws_s3.Bucket", props: "cdk.bucket" },
      { when: ["notifications.*"], at: "Notification${id}${key}", uses: "Function", props: "notifications.*", defaults: "defaults.function" }], variants: [
      { when: ["notifications.*"], key: "sstkey", props: { notifications: { sstkey: HANDLER } } },
    ] },
  ];
}
