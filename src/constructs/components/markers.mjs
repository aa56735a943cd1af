// Texts that stand for what only a deployment knows, so that it is told apart from what the components say.
export const NAMES = { app: "sstapp", stage: "sststage", id: "SstId", region: "eu-central-1", account: "123456789012" };

const hex = (text) => Buffer.from(text).toString("hex");
const unhex = (text) => Buffer.from(text, "hex").toString();

/** A marker of a kind: letters and digits only, and it can still be read after it was put in lower case. */
export const asMarker = (kind, value) => `Zz${kind}${hex(JSON.stringify(value))}Z`;

export const MARKER = /[Zz]z(name|attr|given|hole)((?:[0-9a-f]{2})+)[Zz]/g;

/** The attribute of a resource as a text. */
export const attribute = (name, key) => asMarker("attr", [name, key]);

/** All markers of a text: {kind, value, lower, text, index}. */
export function markers(text) {
  return [...text.matchAll(MARKER)].map((m) => ({ kind: m[1], value: JSON.parse(unhex(m[2])), lower: m[0][0] === "z", text: m[0], index: m.index }));
}
