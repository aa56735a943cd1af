// What the builds of sites leave behind, as little of it as SST's constructs look for: found by each site's own package.json.
import fs from "node:fs";
import path from "node:path";

const HANDLER = "export async function handler() { return {}; }\n";

const NEXT = {
  edgeFunctions: {},
  origins: {
    s3: { type: "s3", originPath: "_assets", copy: [{ from: "assets", to: "_assets", cached: true, versionedSubDir: "_next" }] },
    imageOptimizer: { type: "function", handler: "index.handler", bundle: "image", streaming: false },
    default: { type: "function", handler: "index.handler", bundle: "server", streaming: false },
  },
  behaviors: [{ pattern: "_next/image*", origin: "imageOptimizer" }, { pattern: "*", origin: "default" }, { pattern: "_next/*", origin: "s3" }],
  additionalProps: { warmer: { handler: "index.handler", bundle: "warmer" }, revalidationFunction: { handler: "index.handler", bundle: "revalidate" } },
};

const ASTRO = {
  outputMode: "server", pageResolution: "directory", trailingSlash: "ignore", deploymentStrategy: "regional", responseMode: "buffer",
  clientBuildOutputDir: "dist/client", clientBuildVersionedSubDir: "_astro", serverBuildOutputFile: "dist/server/entry.mjs",
  routes: [{ route: "/", type: "page", pattern: "^\\/$", prerender: false }], serverRoutes: [],
};

const MANIFEST = { dynamicRoutes: [], staticRoutes: [], dataRoutes: [], routes: {}, functions: {}, middleware: {} };

const FRAMEWORKS = {
  next(write) {
    write(".open-next/open-next.output.json", JSON.stringify(NEXT));
    for (const bundle of ["server", "image", "warmer", "revalidate", ".open-next/revalidation-function", ".open-next/dynamodb-provider"]) {
      write(`${bundle}/index.mjs`, HANDLER);
    }
    write("assets/_next/chunk.js", "1");
    write(".next/BUILD_ID", "1");
    for (const file of ["routes-manifest", "prerender-manifest"]) write(`.next/${file}.json`, JSON.stringify(MANIFEST));
    for (const file of ["app-path-routes-manifest", "server/app-paths-manifest", "server/pages-manifest"]) write(`.next/${file}.json`, "{}");
  },
  "@remix-run/react"(write) {
    write("public/build/root.js", "1");
    write("public/favicon.ico", "1");
    write("build/index.js", "export const entry = 1;\n");
    for (const name of ["@remix-run/node", "@remix-run/server-runtime", "@remix-run/cloudflare"]) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js", type: "module" }));
      write(`node_modules/${name}/index.js`, "export const createRequestHandler = 1, installGlobals = 1, readableStreamToString = 1, createCookie = 1;\n"
        + "export default {};\nexport const Request = 1, Headers = 1, Response = 1, fetch = 1, FormData = 1, File = 1;\n");
    }
  },
  "@sveltejs/kit"(write) {
    write(".svelte-kit/svelte-kit-sst/client/_app/version.json", JSON.stringify({ version: "1" }));
    write(".svelte-kit/svelte-kit-sst/prerendered/index.html", "1");
    write(".svelte-kit/svelte-kit-sst/server/lambda-handler/index.js", HANDLER);
  },
  "solid-start"(write) {
    write("dist/client/assets/entry.js", "1");
    write("dist/server/index.js", HANDLER);
  },
  astro(write) {
    write("dist/client/_astro/page.js", "1");
    write("dist/server/entry.mjs", HANDLER);
    write("dist/sst.buildMeta.json", JSON.stringify(ASTRO));
  },
  vite(write) {
    write("dist/index.html", "<html></html>");
  },
  "react-scripts"(write) {
    write("build/index.html", "<html></html>");
  },
};

export function builds(root) {
  for (const entry of fs.readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === "node_modules") continue;
    const folder = path.join(root, entry.name);
    const file = path.join(folder, "package.json");
    if (fs.existsSync(file)) {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(fs.readFileSync(file, "utf8"));
      const framework = Object.keys(FRAMEWORKS).find((n) => n in dependencies || n in devDependencies);
      if (framework) FRAMEWORKS[framework]((at, text) => {
        fs.mkdirSync(path.dirname(path.join(folder, at)), { recursive: true });
        fs.writeFileSync(path.join(folder, at), text);
      });
    }
    builds(folder);
  }
}
