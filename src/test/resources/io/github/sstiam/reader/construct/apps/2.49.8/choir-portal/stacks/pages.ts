import { NextjsSite, StackContext, StaticSite, dependsOn, use } from "sst/constructs";
import { Rehearsal } from "./rehearsal";
import { Members } from "./members";

export default function Pages({ stack, app }: StackContext) {
  dependsOn(Rehearsal);
  const { doors, voices } = use(Members);
  const { graph } = use(Rehearsal);

  const programme = new StaticSite(stack, "Programme", {
    path: "sites/programme",
    buildCommand: "npm run build",
    buildOutput: "dist",
    errorPage: "redirect_to_index_page",
    customDomain: { domainName: "choir.example", domainAlias: "www.choir.example", hostedZone: "choir.example" },
    environment: { VITE_GRAPH: graph.url, VITE_STAGE: app.stage },
  });

  const portal = new NextjsSite(stack, "Portal", {
    path: "sites/portal",
    warm: 5,
    memorySize: "2 GB",
    bind: [voices],
    customDomain: "portal.choir.example",
    environment: { NEXT_PUBLIC_DOORS: doors.url },
  });
  portal.attachPermissions(["ses:SendEmail"]);

  return { programme: programme.url, portal: portal.customDomainUrl };
}
