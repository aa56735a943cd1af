// CDK constructs that SST apps use beside SST's own: what .jsii says of their props, and by hand what it cannot say.
import { automatic } from "./cdk-auto.mjs";
import { values } from "./cdk-values.mjs";
import { storage } from "./cdk-storage.mjs";
import { messaging } from "./cdk-messaging.mjs";
import { compute } from "./cdk-compute.mjs";
import { identity } from "./cdk-identity.mjs";
import { network } from "./cdk-network.mjs";
import { delivery } from "./cdk-delivery.mjs";
import { grants } from "./cdk-methods.mjs";

process.env.JSII_DEPRECATED = "quiet";

export default function cdk(lib) {
  const v = values(lib);
  const spec = automatic(lib, v);
  const areas = [storage, messaging, compute, identity, network, delivery];
  return [grants(v), ...areas.flatMap((area) => area(spec, v, lib))].flat().filter(Boolean);
}
