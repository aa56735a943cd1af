// The sites and services of SST 1 and 2, over a made-up build of each framework.
import { inVirginia } from "./common.mjs";

const NEXT = {
  edgeFunctions: {},
  origins: {
    s3: { type: "s3", originPath: "_assets", copy: [{ from: "assets", to: "_assets", cached: true, versionedSubDir: "_next" }] },
    imageOptimizer: { type: "function", handler: "index.handler", bundle: "image", streaming: false },
    default: { type: "function", handler: "index.handler", bundle: "server", streaming: false },
  },
  behaviors: [{ pattern: "_next/image*", origin: "imageOptimizer" }, { pattern: "*", origin: "default" }, { pattern: "_next/*", origin: "s3" }],
  additionalProps: { warmer: { handler: "index.handler", bundle: "warmer" }, revalidationFunction: { handler: "index.handler", bundle: "r" } },
};

/** Writes the outputs that the constructs look for after a build. */
export function builds(lib) {
  const { write } = lib.space;
  const handler = "export async function handler() { return {}; }\n";
  write("web/index.html", "<html></html>");
  write("web/package.json", JSON.stringify({ scripts: { build: "true" }, dependencies: { next: "12.0.0" } }));
  write("web/build/index.html", "<html></html>");
  write("web/dist/index.html", "<html></html>");
  write("remix/package.json", JSON.stringify({ type: "commonjs", scripts: { build: "true" } }));
  write("remix/remix.config.js", "module.exports = { serverModuleFormat: \"esm\" };\n");
  write("remix/public/build/x.js", "1");
  write("remix/public/favicon.ico", "1");
  write("remix/build/index.js", "export const x = 1;\n");
  for (const name of ["@remix-run/node", "@remix-run/server-runtime", "@remix-run/cloudflare"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js", type: "module" }));
    write(`node_modules/${name}/index.js`, "export const createRequestHandler = 1, installGlobals = 1, readableStreamToString = 1, createCookie = 1;\n"
      + "export default {};\nexport const Request = 1, Headers = 1, Response = 1, fetch = 1, FormData = 1, File = 1;\n");
  }
  write("svelte/.svelte-kit/svelte-kit-sst/client/_app/version.json", JSON.stringify({ version: "1" }));
  write("svelte/.svelte-kit/svelte-kit-sst/prerendered/index.html", "1");
  write("svelte/.svelte-kit/svelte-kit-sst/server/lambda-handler/index.js", handler);
  write("svelte/src/index.js", "1");
  write("astro/src/index.js", "1");
  write("solid/src/index.js", "1");
  write("solid/dist/client/assets/x.js", "1");
  write("solid/dist/server/index.js", handler);
  write("astro/dist/client/_astro/x.js", "1");
  write("astro/dist/server/entry.mjs", handler);
  write("astro/dist/sst.buildMeta.json", JSON.stringify({ outputMode: "server", pageResolution: "directory", trailingSlash: "ignore", deploymentStrategy: "regional",
    responseMode: "buffer", clientBuildOutputDir: "dist/client", clientBuildVersionedSubDir: "_astro", serverBuildOutputFile: "dist/server/entry.mjs",
    routes: [{ route: "/", type: "page", pattern: "^\\/$", prerender: false }], serverRoutes: [] }));
  for (const [folder, over] of [["next", {}], ["nextmiddleware", { edgeFunctions: { middleware: { handler: "index.handler", bundle: "server" } } }]]) {
    write(`${folder}/.open-next/open-next.output.json`, JSON.stringify({ ...NEXT, ...over }));
    for (const f of ["server", "image", "warmer", ".open-next/revalidation-function", ".open-next/dynamodb-provider"]) write(`${folder}/${f}/index.mjs`, handler);
    write(`${folder}/assets/_next/x.js`, "1");
    write(`${folder}/.next/BUILD_ID`, "1");
    const manifest = { dynamicRoutes: [], staticRoutes: [], dataRoutes: [], routes: {}, functions: {}, middleware: {} };
    for (const f of ["routes-manifest", "app-path-routes-manifest", "server/app-paths-manifest", "server/pages-manifest", "prerender-manifest"]) {
      write(`${folder}/.next/${f}.json`, JSON.stringify(f.startsWith("routes") || f.startsWith("prerender") ? manifest : {}));
    }
  }
  write("service/Dockerfile", "FROM scratch\n");
}

export function sites(lib, { g, P, sourcemaps }) {
  builds(lib);
  const { sst, modules: m } = lib;
  const two = lib.generation === 2;
  const bucket = { at: "S3Bucket", uses: "aws_s3.Bucket", props: "cdk.bucket" };
  const cdn = { at: "Distribution", uses: "aws_cloudfront.Distribution", props: "cdk.distribution" };
  const name = P("customDomain.domainName", "sstobject.example.com");
  const domains = (base) => {
    const d = (customDomain) => ({ ...base, customDomain });
    const o = ["customDomain.domainName"];
    return [
      { when: ["customDomain is string"], props: d(P("customDomain", "ssttext.example.com")) },
      { name: "domain", when: o, props: d({ domainName: name }) },
      { from: "domain", when: [...o, "customDomain.hostedZone"], props: d({ domainName: name, hostedZone: "example.com" }) },
      { from: "domain", when: [...o, "customDomain.cdk.hostedZone"], props: (s) => d({ domainName: name, cdk: { hostedZone: g.zone(s) } }) },
      { from: "domain", when: [...o, "customDomain.cdk.certificate"], props: (s) => d({ domainName: name, cdk: { certificate: g.certificate(s) } }) },
      { from: "domain", when: [...o, "customDomain.domainAlias"], props: d({ domainName: name, domainAlias: P("customDomain.domainAlias", "www.sstobject.example.com") }) },
      { from: "domain", when: [...o, "customDomain.alternateNames"], props: (s) => d({ domainName: name, alternateNames: ["sstother.example.com"], cdk: { certificate: g.certificate(s) } }),
        negate: ["!customDomain.alternateNames"], then: undefined, soft: true },
      { from: "domain", when: [...o, "customDomain.isExternalDomain"], props: (s) => d({ domainName: name, isExternalDomain: true, cdk: { certificate: g.certificate(s) } }) },
    ].filter((v) => !v.soft);
  };
  const shared = (base) => [
    { when: ["environment"], props: { ...base, environment: { REACT_APP_A: "b" } } },
    ...domains(base),
    { when: ["cdk.bucket is construct"], props: (s) => ({ ...base, cdk: { bucket: new m.aws_s3.Bucket(s, "GivenBucket") } }) },
  ];
  const statics = (construct, base, more = []) => (construct in sst ? [{ construct, base: { props: base }, rows: [bucket, cdn], variants: [
    ...shared(base), { when: ["errorPage"], props: { ...base, errorPage: "404.html" } },
    { when: ["waitForInvalidation"], props: { ...base, waitForInvalidation: true } },
    { when: ["purgeFiles is false"], props: { ...base, purgeFiles: false } }, ...more] }] : []);
  const ssr = (construct, base, more = []) => (construct in sst ? [{ construct, base: { props: base }, rows: [bucket, cdn, ...(["RemixSite", "SolidStartSite", "AstroSite"].includes(construct) ? sourcemaps(["nodejs.sourcemap is not true|false"]) : [])], variants: [
    ...shared(base),
    { when: ["permissions"], props: { ...base, permissions: ["s3"] } },
    { when: ["bind"], props: (s) => ({ ...base, bind: [new sst.Bucket(s, "GivenSstBucket")] }) },
    { when: ["warm"], props: { ...base, warm: 2 } },
    { when: ["cdk.server.vpc"], props: (s) => ({ ...base, cdk: { server: { vpc: g.vpc(s) } } }) },
    { when: ["cdk.server.logRetention"], props: { ...base, cdk: { server: { logRetention: m.aws_logs.RetentionDays.ONE_DAY } } } },
    { when: ["cdk.server.role"], props: (s) => ({ ...base, cdk: { server: { role: g.role(s) } } }), skip: true },
    { when: ["cdk.serverCachePolicy"], props: (s) => ({ ...base, cdk: { serverCachePolicy: m.aws_cloudfront.CachePolicy.CACHING_DISABLED } }) },
    { when: ["regional.enableServerUrlIamAuth"], props: { ...base, regional: { enableServerUrlIamAuth: true } } },
    { when: ["regional.prefetchSecrets"], props: { ...base, regional: { prefetchSecrets: true } } },
    { when: ["invalidation.paths"], props: { ...base, invalidation: { paths: "none" } }, skip: true },
    ...more].filter((v) => !v.skip) }] : []);
  const edge = (base) => ({ when: ["edge"], props: { ...base, edge: true } });
  return two ? [
    ...statics("StaticSite", { path: "web" }),
    ...ssr("RemixSite", { path: "remix" }, [edge({ path: "remix" })]),
    ...ssr("SvelteKitSite", { path: "svelte" }, [edge({ path: "svelte" })]),
    ...ssr("SolidStartSite", { path: "solid" }, [edge({ path: "solid" })]),
    ...ssr("AstroSite", { path: "astro" }),
    ...ssr("NextjsSite", { path: "next" }, [
      { when: ["logging = per-route"], props: { path: "next", logging: "per-route" } },
      { when: ["path", "$middleware"], props: { path: "nextmiddleware", $middleware: true } },
    ]),
    ...service(),
  ] : [
    ...statics("StaticSite", { path: "web" }, [{ when: ["buildCommand"], props: { path: "web", buildCommand: "true", buildOutput: "build" } }]),
    ...statics("ReactStaticSite", { path: "web" }),
    ...statics("ViteStaticSite", { path: "web" }),
    ...old("NextjsSite", { path: "web" }, [{ when: ["defaults.function.permissions"], props: { path: "web", defaults: { function: { permissions: ["s3"] } } } },
      { when: ["defaults.function.vpc"], props: (s) => ({ path: "web", defaults: { function: { vpc: g.vpc(s) } } }), skip: true }]),
    ...old("RemixSite", { path: "remix" }, [edge({ path: "remix" }),
      { when: ["defaults.function.permissions"], props: { path: "remix", defaults: { function: { permissions: ["s3"] } } } }]),
  ];
  function old(construct, base, more) {
    return construct in sst ? [{ construct, base: { props: base }, rows: [bucket, cdn], variants: [...shared(base), ...more.filter((v) => !v.skip),
      ...inVirginia([{ props: base }])] }] : [];
  }
  function service() {
    const base = { path: "service", port: 3000 };
    const s3 = (s) => new sst.Bucket(s, "GivenSstBucket");
    return [{ construct: "Service", base: { props: base }, rows: [{ asset: "image" }, { at: "Vpc", uses: "aws_ec2.Vpc", props: "$none", when: ["$never"] }], variants: [
      { when: ["environment"], props: { ...base, environment: { A: "b" } } },
      { when: ["bind"], props: (s) => ({ ...base, bind: [s3(s)] }) },
      { when: ["permissions"], props: { ...base, permissions: ["s3"] } },
      { when: ["scaling.cpuUtilization is false"], props: { ...base, scaling: { cpuUtilization: false } } },
      { when: ["scaling.memoryUtilization is false"], props: { ...base, scaling: { memoryUtilization: false } } },
      { when: ["scaling.requestsPerContainer"], props: { ...base, scaling: { requestsPerContainer: 100 } } },
      { when: ["logRetention"], props: { ...base, logRetention: "one_week" } },
      { when: ["storage"], props: { ...base, storage: "30 GB" } },
      { when: ["cdk.vpc"], props: (s) => ({ ...base, cdk: { vpc: g.vpc(s) } }) },
      { when: ["cdk.cloudfrontDistribution is false"], props: { ...base, cdk: { cloudfrontDistribution: false } } },
      { when: ["cdk.applicationLoadBalancer is false"], props: { ...base, cdk: { applicationLoadBalancer: false } } },
      { when: ["cdk.cluster"], props: (s) => ({ ...base, cdk: { vpc: g.vpc(s), cluster: m.aws_ecs.Cluster.fromClusterAttributes(s, "GivenCluster", { clusterName: "x", vpc: m.aws_ec2.Vpc.fromVpcAttributes(s, "GivenVpc2", {
        vpcId: "vpc-1", availabilityZones: ["a"], publicSubnetIds: ["x"], privateSubnetIds: ["y"] }), securityGroups: [] }) } }), only: /^Cluster/ },
      { when: ["cdk.container.image"], props: { ...base, cdk: { container: { image: m.aws_ecs.ContainerImage.fromRegistry("x") } } } },
      ...domains(base),
    ] }];
  }
}
