import { Api, App, NextjsSite, ReactStaticSite, Stack, StackProps, StaticSite, StaticSiteErrorOptions, ViteStaticSite } from "@serverless-stack/resources";
import { HostedZone } from "aws-cdk-lib/aws-route53";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { domain } from "./names";

export class SiteStack extends Stack {
  constructor(scope: App, id: string, { api, ...rest }: StackProps & { api: Api }) {
    super(scope, id, rest);
    const hostedZone = HostedZone.fromLookup(this, "Zone", { domainName: domain() });
    new StaticSite(this, "Home", {
      path: "web/home",
      errorPage: StaticSiteErrorOptions.REDIRECT_TO_INDEX_PAGE,
      fileOptions: [{ exclude: "*", include: "*.html", cacheControl: "max-age=0" }],
      customDomain: { domainName: domain(), domainAlias: domain("www"), hostedZone: domain() },
    });
    const booking = new ReactStaticSite(this, "Booking", { path: "web/booking", environment: { REACT_APP_API: api.url }, customDomain: { domainName: domain("book"), hostedZone } });
    new ViteStaticSite(this, "Staff", { path: "web/staff", environment: { VITE_API: api.url } });
    const next = new NextjsSite(this, "Reviews", { path: "web/reviews", customDomain: domain("reviews").replace("reviews.", ""), defaultFunctionProps: { permissions: ["s3"], memorySize: 1024 } });
    new StaticSite(this, "Sponsor", {
      path: "web/home",
      customDomain: {
        domainName: "films.sponsor.example",
        isExternalDomain: true,
        certificate: Certificate.fromCertificateArn(this, "Cert", "arn:aws:acm:us-east-1:123456789012:certificate/aa11"),
      },
    });
    this.addOutputs({ BookingUrl: booking.url, ReviewsUrl: next.url });
  }
}
