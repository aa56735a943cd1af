// Texts that stand for what only a deployment knows, so that it is told apart from what the components say.
// The app's name and the stage have hyphens, so that it shows where SST takes them out.
export const NAMES = { app: "smpl-app", stage: "smpl-stage", id: "SmplId", region: "eu-central-1", account: "123456789012" };

const hex = (text) => Buffer.from(text).toString("hex");
const unhex = (text) => Buffer.from(text, "hex").toString();

/**
 * A marker of a kind. It can still be read after it was put in lower case, and the hyphen shows what became of hyphens:
 * names of some types have _ in their place.
 */
export const asMarker = (kind, value) => `Zz-${kind}${hex(JSON.stringify(value))}Z`;

export const MARKER = /[Zz]z[-_]?(name|attr|hole)((?:[0-9a-f]{2})+)[Zz]/g;

/** The attribute of a resource as a text. */
export const attribute = (name, key) => asMarker("attr", [name, key]);

/** All markers of a text: {kind, value, lower, text, index}. */
export function markers(text) {
  return [...text.matchAll(MARKER)].map((m) => ({ kind: m[1], value: JSON.parse(unhex(m[2])), lower: m[0][0] === "z", separator: m[0][2], text: m[0], index: m.index }));
}
