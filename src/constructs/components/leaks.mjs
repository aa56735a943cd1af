// Whether a sample value of the recording got into the rows: the table would say of each app what holds for the sample.
import { NAMES } from "./markers.mjs";

const SAMPLES = [
  ...Object.values(NAMES), /eucentral1/i, /[Zz]z[-_]?(name|attr|hole)[0-9a-f]/, /[Qq]q{3,}[ijklmnopqy]/, "sstpartition", /Given[A-Z]/,
  /smpl/i, /\bundefined\b/, /\b\d{12}\b/, /\b[0-9a-f]{32,}\b/, /\b7000\d{3}\b/, /(\/tmp|\/var\/folders)\//, /\.test\b/,
];

/** The lines that hold a sample, with what it is. */
export function leaks(lines) {
  const found = [];
  for (const line of lines) {
    for (const sample of SAMPLES) {
      const held = sample instanceof RegExp ? sample.exec(line)?.[0] : line.includes(sample) && sample;
      if (held) found.push(`${held} in ${line.slice(0, 400)}`);
    }
  }
  return found;
}
