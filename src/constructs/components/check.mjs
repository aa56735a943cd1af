// Whether the rows give back what was registered, variant by variant.
import { entries, holds } from "../rows.mjs";

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The rows of a construct that hold for these props. */
function meant(rows, construct, props) {
  return rows.filter((row) => row.construct === construct && row.type !== undefined
    && entries(row, props).some((keys) => (row.when ?? []).every((c) => holds(c, props, keys))));
}

/**
 * Prints what a variant registered and the rows do not say (missing), and what the rows say beyond that (more); a row
 * may say more where no condition tells the variants apart. Gives whether nothing is missing.
 */
export function expandAndCompare(rows, recorded, log) {
  let missing = 0;
  let more = 0;
  let total = 0;
  for (const { spec, variant, actual, skip } of recorded) {
    const say = (what) => log(`${spec.construct} [${(variant.when ?? ["base"]).join(", ")}] ${what}`);
    const own = meant(rows, spec.construct, actual.counted);
    for (const [at, resource] of actual.resources) {
      if (skip(at)) continue;
      total++;
      const of = own.filter((row) => row.at === at && row.type === resource.type);
      const lacking = Object.keys(resource.properties).filter((k) => !of.some((row) => same(row.properties[k], resource.properties[k])));
      if (of.length === 0 || lacking.length) {
        missing++;
        say(`MISSING ${at} ${resource.type} ${lacking.join(" ")}`);
      }
    }
    for (const at of new Set(own.map((row) => row.at))) {
      if (actual.resources.has(at)) continue;
      more++;
      say(`more ${at}`);
    }
  }
  log(`${recorded.length} variants, ${total} resources: ${missing} missing, ${more} more than registered`);
  return missing === 0;
}
