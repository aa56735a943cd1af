// The variants of the sites of SST 3 and 4, and the files that their builds leave.
const HANDLER = "export async function handler() { return {}; }\n";

/** A build of each framework in one folder; paths and file names are markers where SST puts them into properties. */
function builds(space, name) {
  const write = (file, text) => space.write(`site/${file}`, text);
  const json = (file, value) => write(file, JSON.stringify(value));
  json("package.json", { scripts: { build: "true" }, dependencies: { next: "15.0.0" } });
  for (const config of ["vite.config.ts", "nuxt.config.ts", "app.config.ts"]) write(config, "");
  for (const folder of ["dist/analog/public", ".output/public", "build/client", "public", "dist/client", ".svelte-kit/svelte-kit-sst/client",
    ".svelte-kit/svelte-kit-sst/prerendered", ".open-next/assets", "assets"]) write(`${folder}/${name}.txt`, "");
  for (const folder of ["dist/analog", ".output"]) {
    json(`${folder}/nitro.json`, { preset: "aws-lambda", config: {} });
    write(`${folder}/server/index.mjs`, HANDLER);
  }
  json("dist/sst.buildMeta.json", { base: "/", pluginVersion: "99.0.0", outputMode: "server", pageResolution: "directory", trailingSlash: "ignore",
    deploymentStrategy: "regional", responseMode: "buffer", clientBuildOutputDir: "dist/client", clientBuildVersionedSubDir: name,
    serverBuildOutputFile: "dist/server/entry.mjs", routes: [{ route: "/", type: "page", pattern: "^\\/$", prerender: false }], serverRoutes: [] });
  write("dist/server/entry.mjs", HANDLER);
  write("build/server/index.js", HANDLER);
  write(".svelte-kit/svelte-kit-sst/server/lambda-handler/index.js", HANDLER);
  write(".svelte-kit/svelte-kit-sst/server/manifest.js", "");
  json(".open-next/open-next.output.json", {
    edgeFunctions: {},
    origins: {
      s3: { type: "s3", originPath: "_assets", copy: [{ from: ".open-next/assets", to: "_assets", cached: true, versionedSubDir: "_next" }] },
      imageOptimizer: { type: "function", handler: "smplindex.handler", bundle: "image", streaming: false },
      default: { type: "function", handler: "smplindex.handler", bundle: "server", streaming: false },
    },
    behaviors: [{ pattern: "_next/image*", origin: "imageOptimizer" }, { pattern: "*", origin: "default" }, { pattern: `${name}/*`, origin: "s3" }],
    additionalProps: { warmer: { handler: "smplindex.handler", bundle: "warmer" }, initializationFunction: { handler: "smplindex.handler", bundle: "seed" },
      revalidationFunction: { handler: "smplindex.handler", bundle: "revalidate" } },
  });
  for (const bundle of ["image", "server", "warmer", "seed", "revalidate", ".open-next/dynamodb-provider", ".open-next/server-function"]) write(`${bundle}/index.mjs`, HANDLER);
  write(".open-next/cache/x", "");
  write(".next/BUILD_ID", "1");
  json(".next/routes-manifest.json", { basePath: "", dynamicRoutes: [], staticRoutes: [], dataRoutes: [] });
  json(".next/prerender-manifest.json", { version: 1, routes: {}, dynamicRoutes: {} });
  for (const file of ["app-path-routes-manifest", "server/app-paths-manifest", "server/pages-manifest", "server/functions-config-manifest"]) json(`.next/${file}.json`, {});
  write("static/index.html", "<html></html>");
}

export default (lib, { at, p, T, D, vpc }) => {
  builds(lib.space, T());
  const site = (more) => ({ path: "site", buildCommand: "true", ...more });
  const router = (g) => new g.sst.aws.Router("GivenRouter");
  const server = (construct) => ({ construct, base: { props: site({}) },
    variants: [
      p("domain", site({ domain: D() })),
      at("3.6") && p("invalidation is false", site({ invalidation: false })),
      at("3.6") && p("protection", site({ protection: "oac" }), { negate: false }),
      at("3.6") && p("protection = oac-with-edge-signing", site({ protection: "oac-with-edge-signing" }), { from: "protection", negate: false }),
      at("3.6") && p("router", (g) => site({ router: { instance: router(g) } })),
      !at("3.6") && /React|Remix|SvelteKit/.test(construct) && p("edge", site({ edge: true })),
      p("vpc", site({ vpc: vpc() })),
      p("warm", site({ warm: 1 })),
    ] });
  const names = ["Analog", "Astro", "Nextjs", "Nuxt", "React", "Remix", "SolidStart", "SvelteKit", ...(at("3.6") ? ["TanStackStart"] : ["TanstackStart"])];
  const of = (more) => ({ path: "site/static", ...more });
  return [
    ...names.map((name) => server(`sst.aws.${name}`)),
    // The name that SST 3 and 4 keep for old apps.
    at("3.6") && { ...server("sst.aws.TanstackStart"), type: (s) => s.aws.TanstackStart ?? s.aws.TanStackStart },
    { construct: "sst.aws.StaticSite", base: { props: of({}) },
      variants: [
        p("assets.bucket", of({ assets: { bucket: T() } })),
        p("domain", of({ domain: D() })),
        p("invalidation is false", of({ invalidation: false })),
        at("3.6") && p("router", (g) => of({ router: { instance: router(g) } })),
      ] },
  ];
};
