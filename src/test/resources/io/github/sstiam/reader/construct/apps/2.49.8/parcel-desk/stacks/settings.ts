import type { FunctionProps } from "sst/constructs";

export const ZONE = "parceldesk.example";

export const carriers = ["swift", "snail"] as const;

/** The host of a service of ours: production has the plain names. */
export const hostOf = (service: string, stage: string) =>
  stage === "prod" ? `${service}.${ZONE}` : `${stage}-${service}.${ZONE}`;

export const patient: FunctionProps = { timeout: "1 minute", memorySize: 1024 };
