// Remakes the assembly of an app of SST 0 with the construct library itself; functions hold placeholder code.
// In the app's folder, after "npm i": node ../synthesise.js .  (0.69 also needs the packages that it forgets: ws)
const path = require("path"), fs = require("fs");
const dir = path.resolve(process.argv[2]); process.chdir(dir);
const sst = require(require.resolve("@serverless-stack/resources", { paths: [dir] }));
const out = path.join(dir, ".build", "cdk.out"); fs.rmSync(out, { recursive: true, force: true });
process.env.CDK_DEFAULT_ACCOUNT = "123456789012"; process.env.CDK_DEFAULT_REGION = "us-east-1";
fs.mkdirSync(path.join(dir, "src"), { recursive: true });
for (const f of ["list", "place", "close"]) fs.writeFileSync(path.join(dir, "src", f + ".js"), "exports.main = async () => ({ statusCode: 200 });\n");
const app = new sst.App({ name: "orders", stage: "prod", region: "us-east-1", skipBuild: true, lint: false, typeCheck: false, account: "123456789012" },
  { outdir: out, analyticsReporting: false, context: { "aws:cdk:disable-stack-trace": true, "aws:cdk:enable-path-metadata": true } });
const Orders = require(path.join(dir, "stack.js"));
if (/^class/.test(Orders.toString())) new Orders(app, "Orders"); else app.stack(Orders);
(async () => { if (app.finish) await app.finish(); app.synth(); console.log(fs.readdirSync(out)); process.exit(0); })();
