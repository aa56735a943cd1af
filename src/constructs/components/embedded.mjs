// Reads the files that SST's command carries: SST 3 and 4 come as one executable in which Go embedded the platform.
import fs from "node:fs";
import path from "node:path";

/** An entry of Go's table of embedded files: name (address, length), content (address, length), hash of 16 bytes. */
const ENTRY = 48;
/** A file that the platform has in all versions, and by which its table is found. */
const KNOWN = "src/components/component.ts";

/** The loaded segments of a 64-bit ELF executable. */
function segments(image) {
  if (image.toString("latin1", 1, 4) !== "ELF" || image[4] !== 2) throw new Error("not a 64-bit ELF executable");
  const table = Number(image.readBigUInt64LE(32));
  const size = image.readUInt16LE(54);
  const found = [];
  for (let i = 0; i < image.readUInt16LE(56); i++) {
    const at = table + i * size;
    if (image.readUInt32LE(at) !== 1) continue;
    const [offset, address, , length] = [8, 16, 24, 32].map((n) => Number(image.readBigUInt64LE(at + n)));
    found.push({ offset, address, length });
  }
  return found;
}

/** All files of the table that holds the platform's sources: name -> content. */
export function embedded(file) {
  const image = fs.readFileSync(file);
  const all = segments(image);
  const offsetOf = (address) => {
    const segment = all.find((s) => address >= s.address && address < s.address + s.length);
    return segment && address - segment.address + segment.offset;
  };
  const text = (at) => {
    const start = offsetOf(Number(image.readBigUInt64LE(at)));
    const length = Number(image.readBigUInt64LE(at + 8));
    return start === undefined || length > image.length - start ? undefined : image.subarray(start, start + length);
  };
  const name = (at) => {
    const bytes = at >= 0 && at + ENTRY <= image.length ? text(at) : undefined;
    return bytes && bytes.length > 0 && bytes.length < 400 && /^[\x21-\x7e ]+$/.test(bytes.latin1Slice()) ? bytes.latin1Slice() : undefined;
  };
  for (let at = image.indexOf(KNOWN); at >= 0; at = image.indexOf(KNOWN, at + 1)) {
    const segment = all.find((s) => at >= s.offset && at < s.offset + s.length);
    if (!segment) continue;
    const header = Buffer.alloc(16);
    header.writeBigUInt64LE(BigInt(at - segment.offset + segment.address));
    header.writeBigUInt64LE(BigInt(KNOWN.length), 8);
    const entry = image.indexOf(header);
    if (entry < 0) continue;
    let first = entry;
    while (name(first - ENTRY) !== undefined) first -= ENTRY;
    const files = new Map();
    for (let e = first; name(e) !== undefined; e += ENTRY) {
      if (!name(e).endsWith("/")) files.set(name(e), text(e + 16) ?? Buffer.alloc(0));
    }
    return files;
  }
  throw new Error(`${file} carries no ${KNOWN}`);
}

/** Writes the platform's files below a folder. */
export function unpack(executable, folder) {
  for (const [name, content] of embedded(executable)) {
    const file = path.join(folder, name);
    if (!file.startsWith(folder + path.sep)) throw new Error(`${name} leads out of the folder`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}
