import { AstroSite, NextjsSite, RemixSite, SolidStartSite, StaticSite, SvelteKitSite, Config, StackContext, use } from "sst/constructs";
import { Vpc } from "aws-cdk-lib/aws-ec2";
import { HostedZone } from "aws-cdk-lib/aws-route53";
import { BackStack, certificateOf } from "./BackStack";

const WEB = "web";

export function SiteStack({ stack, app }: StackContext) {
  const { api, works, copies } = use(BackStack);
  const zone = HostedZone.fromHostedZoneAttributes(stack, "Zone", { hostedZoneId: "Z2GALLERY", zoneName: "gallery.example" });
  const token = new Config.Secret(stack, "MAP_TOKEN");
  const common = { environment: { API_URL: api.url }, bind: [works, token] };

  const front = new SvelteKitSite(stack, "Front", {
    ...common,
    path: `${WEB}/front`,
    warm: 10,
    customDomain: { domainName: "gallery.example", domainAlias: "www.gallery.example" },
  });
  new SvelteKitSite(stack, "Shop", {
    path: `${WEB}/shop`,
    regional: { enableServerUrlIamAuth: true },
    customDomain: { domainName: "shop.gallery.example", cdk: { hostedZone: zone } },
  });
  new SolidStartSite(stack, "Kiosk", { path: `${WEB}/kiosk`, edge: true });
  const staff = new RemixSite(stack, "Staff", {
    ...common,
    path: `${WEB}/staff`,
    customDomain: "staff.gallery.example",
    cdk: {
      server: {
        vpc: Vpc.fromVpcAttributes(stack, "Vpc", {
          vpcId: "vpc-0a1b2c3d",
          availabilityZones: ["us-east-1a"],
          privateSubnetIds: ["subnet-33333333"],
        }),
      },
    },
  });
  staff.attachPermissions([copies]);
  const press = new AstroSite(stack, "Press", { path: `${WEB}/press`, regional: { prefetchSecrets: true }, bind: [token] });
  const tickets = new NextjsSite(stack, "Tickets", {
    path: `${WEB}/tickets`,
    customDomain: { domainName: "tickets.gallery.example", cdk: { hostedZone: zone } },
    logging: "per-route",
    invalidation: { wait: false },
  } as any);
  new StaticSite(stack, "Archive", {
    path: `${WEB}/archive`,
    customDomain: { domainName: "archive.elsewhere.example", isExternalDomain: true, cdk: { certificate: certificateOf(stack) } },
    assets: { fileOptions: [{ files: "**/*.html", cacheControl: "max-age=60" }] },
  } as any);

  stack.addOutputs({ Front: app.stage === "prod" ? front.customDomainUrl : front.url, Press: press.url, Tickets: tickets.url });
}
