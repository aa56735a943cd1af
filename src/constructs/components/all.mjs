// Records the tables of SST 3 and 4 one after the other, oldest first: node all.mjs --work FOLDER [--check].
import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({ options: { work: { type: "string" }, check: { type: "boolean", default: false } } });
if (!options.work) {
  console.error("Usage: node all.mjs --work FOLDER [--check]");
  process.exit(2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.join(here, "..", "packages");
const tables = path.join(here, "..", "tables");
const work = path.resolve(options.work);

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit", shell: process.platform === "win32" });
  if (error) throw error;
  if (status !== 0) process.exit(status);
}

const manifest = (version) => JSON.parse(fs.readFileSync(path.join(packages, version, "package.json"), "utf8"));
const versions = fs.readdirSync(packages).filter((v) => manifest(v).dependencies["sst-linux-x64"])
  .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
const earlier = [];
for (const version of versions) {
  const folder = path.join(work, version);
  const table = path.join(tables, `sst-${version}.jsonl`);
  if (!fs.existsSync(path.join(folder, "node_modules"))) {
    fs.cpSync(path.join(packages, version), folder, { recursive: true });
    // The command is only read, so that it need not run on this machine.
    const foreign = process.platform === "linux" && process.arch === "x64" ? [] : ["--force"];
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", ...foreign], folder);
  }
  run(process.execPath, [path.join(here, "record.mjs"), "--packages", folder, ...earlier.flatMap((t) => ["--earlier", t]), "--out", table,
    ...(options.check ? ["--check"] : [])], work);
  earlier.push(table);
}
run(process.execPath, [path.join(here, "..", "share.mjs")], work);
