// The .jsii of the CDK's packages: which classes there are, what their props are, of which types.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

/** The folders of a packages folder that have a .jsii of the CDK, the library itself first. */
function folders(root) {
  const scoped = path.join(root, "node_modules", "@aws-cdk");
  const library = path.join(root, "node_modules", "aws-cdk-lib");
  const rest = fs.existsSync(scoped) ? fs.readdirSync(scoped).sort().map((d) => path.join(scoped, d)) : [];
  return [library, ...rest].filter((d) => fs.existsSync(path.join(d, ".jsii")));
}

function assembly(folder) {
  const plain = JSON.parse(fs.readFileSync(path.join(folder, ".jsii"), "utf8"));
  if (plain.types || !plain.filename) return plain;
  return JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(folder, plain.filename))).toString("utf8"));
}

/** Module and class of a name such as aws-cdk-lib.aws_s3.Bucket, @aws-cdk/aws-s3.Bucket or @aws-cdk/aws-appsync-alpha.GraphqlApi. */
export function split(fqn) {
  const one = /^@aws-cdk\/([^.]+)\.(.+)$/.exec(fqn);
  const parts = fqn.split(".");
  const module = one ? one[1].replace(/-alpha$/, "").replaceAll("-", "_") : parts.slice(1, -1).join(".");
  return [module === "core" || module === "" ? "cdk" : module, one ? one[2] : parts[parts.length - 1]];
}

/** All types: name to {type, folder}, with the version of the CDK. */
export function read(root) {
  const all = new Map();
  let version;
  for (const folder of folders(root)) {
    const found = assembly(folder);
    if (/^(aws-cdk-lib|@aws-cdk\/core)$/.test(found.name)) version ??= found.version;
    for (const [fqn, type] of Object.entries(found.types ?? {})) if (!all.has(fqn)) all.set(fqn, { type, folder });
  }
  return { all, version };
}

/** The properties of an interface with what it inherits. */
export function properties(all, fqn) {
  const type = all.get(fqn)?.type;
  if (!type) return [];
  const own = type.properties ?? [];
  const above = (type.interfaces ?? []).flatMap((i) => properties(all, i)).filter((p) => !own.some((o) => o.name === p.name));
  return [...own, ...above];
}
