// Writes the tables that the plugin carries from those of the folder `tables`: node share.mjs.
// An older version repeats most lines of a newer one, so that the plugin's file of it names the newer file and the
// numbers of its lines in place of their text. ConstructTablesTest checks that the lines come back.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const complete = path.join(here, "tables");
const packaged = path.join(here, "../main/resources/io/github/sstiam/reader/construct");

// SST 3 and newer name the types of Pulumi, so that they have next to no line of SST 2.
const GROUPS = [/^cdk-/, /^sst-[0-2]\./, /^sst-/];

const files = (folder) => fs.readdirSync(folder).filter((name) => name.endsWith(".jsonl"))
  .sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
const lines = (name) => fs.readFileSync(path.join(complete, name), "utf8").replace(/\n$/, "").split("\n");
const group = (name) => GROUPS.findIndex((pattern) => pattern.test(name));

/** The lines of a table; each run of lines that the base has one after the other is one line with their numbers. */
function share(own, base) {
  const numbers = new Map(base.map((line, i) => [line, i + 1]));
  const result = [];
  let run;
  for (const line of own) {
    const number = numbers.get(line);
    if (number === undefined) {
      result.push(line);
      run = undefined;
    } else if (run && run.last + 1 === number) {
      run.last = number;
    } else {
      run = { first: number, last: number };
      result.push(run);
    }
  }
  return result.map((line) => (typeof line === "string" ? line : JSON.stringify({ lines: `${line.first}-${line.last}` })));
}

for (const name of files(packaged)) fs.rmSync(path.join(packaged, name));
let newer;
for (const name of files(complete)) {
  const shared = newer !== undefined && group(newer) === group(name)
    ? [JSON.stringify({ base: newer }), ...share(lines(name), lines(newer))]
    : lines(name);
  fs.writeFileSync(path.join(packaged, name), `${shared.join("\n")}\n`);
  newer = name;
}
