/// <reference path="./.sst/platform/config.d.ts" />
export default $config({
  app() {
    return { name: "parcels", home: "aws", providers: { aws: { region: "eu-central-1" } } };
  },
  async run() {
    const labels = new sst.aws.Bucket("Labels");
    const work = new sst.aws.Queue("Work");
    work.subscribe({ handler: "src/print.handler", link: [labels] });
    new aws.ssm.Parameter("printer", { name: "/parcels/printer", type: "String", value: "two" });
  },
});
