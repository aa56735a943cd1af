// Networks, machines, load balancers, names and certificates.
import { call, child, connections } from "./cdk-methods.mjs";

export function network(spec, v) {
  const m = v.m;
  const g = v.given;
  const vpc = g("Vpc");
  const subnets = (type) => ({ subnetConfiguration: [{ name: "sstpublic", subnetType: m.aws_ec2.SubnetType.PUBLIC }, { name: "sstother", subnetType: type }] });
  const machine = (s) => ({ vpc: vpc(s), instanceType: new m.aws_ec2.InstanceType("t3.small"), machineImage: g("MachineImage")(s) });
  const action = () => m.aws_elasticloadbalancingv2.ListenerAction.fixedResponse(404);
  const rule = () => m.aws_ec2.Port.tcp(80);
  const record = { zone: g("HostedZone") };
  const target = () => m.aws_route53.RecordTarget.fromIpAddresses("10.0.0.1");
  const recordSkip = ["healthCheck", "cidrRoutingConfig", "geoLocation", "multiValueAnswer", "region", "setIdentifier", "weight", "failover", "deleteExisting"];
  const records = {
    ARecord: () => ({ target: target() }), AaaaRecord: () => ({ target: target() }), CnameRecord: () => ({ domainName: "x.example.com" }), TxtRecord: () => ({ values: ["x"] }),
    MxRecord: () => ({ values: [{ hostName: "x.example.com", priority: 10 }] }), NsRecord: () => ({ values: ["x.example.com"] }), SrvRecord: () => ({ values: [{ hostName: "x", port: 80, priority: 1, weight: 1 }] }),
    CaaRecord: () => ({ values: [{ flag: 0, tag: m.aws_route53.CaaTag.ISSUE, value: "x" }] }), RecordSet: () => ({ recordType: m.aws_route53.RecordType.A, target: target() }), ZoneDelegationRecord: () => ({ nameServers: ["x.example.com"] }) };
  const alb = g("ApplicationLoadBalancer");
  const addRule = (method) => ({ when: [method], then: (c) => c[method](m.aws_ec2.Peer.ipv4("10.0.0.0/16"), rule()), as: { [method]: [{}, {}] } });
  return [
    spec("aws_ec2.Vpc", { skip: ["subnetConfiguration", "natGatewayProvider", "natGatewaySubnets", "vpnConnections", "vpnRoutePropagation", "ipAddresses", "ipv6Addresses", "cidr", "gatewayEndpoints", "flowLogs", "natGateways", "maxAzs", "availabilityZones", "reservedAzs", "vpnGateway", "vpnGatewayAsn"],
      rows: [...child("addGatewayEndpoint", 1, "aws_ec2.GatewayVpcEndpoint"), ...child("addInterfaceEndpoint", 1, "aws_ec2.InterfaceVpcEndpoint"), ...child("addFlowLog", 1, "aws_ec2.FlowLog")],
      more: [
        { when: ["natGateways = 0"], props: { natGateways: 0 } },
        { when: ["subnetConfiguration"], only: /^$/, props: () => subnets(m.aws_ec2.SubnetType.PRIVATE_ISOLATED ?? m.aws_ec2.SubnetType.ISOLATED) },
        { when: ["flowLogs.* is object"], props: { flowLogs: { sstflow: {} } }, key: "sstflow" },
        { when: ["gatewayEndpoints.*"], key: "sstgateway", props: () => ({ gatewayEndpoints: { sstgateway: { service: m.aws_ec2.GatewayVpcEndpointAwsService.S3 } } }) },
        { when: ["vpnGateway"], props: { vpnGateway: true } }] }),
    spec("aws_ec2.SecurityGroup", { base: (s) => ({ vpc: vpc(s) }), rows: [call("addIngressRule", 0, "addIngressRule"), call("addEgressRule", 0, "addEgressRule"),
      ...["connections.allowFrom", "connections.allowTo", "connections.allowInternally"].map((n) => call(n, 0, "connections")), ...connections("").filter((r) => r.type).map((r) => ({ ...r, at: "Rule${key}" })),
      { when: ["addIngressRule.* is SecurityGroup"], at: "Rule${key}", type: "AWS::EC2::SecurityGroupIngress", properties: connections().find((r) => r.type).properties }],
    more: [addRule("addIngressRule"), { ...addRule("addEgressRule"), props: { allowAllOutbound: false } }] }),
    spec("aws_ec2.GatewayVpcEndpoint", { base: (s) => ({ vpc: vpc(s), service: m.aws_ec2.GatewayVpcEndpointAwsService.S3 }), skip: ["subnets"] }),
    spec("aws_ec2.InterfaceVpcEndpoint", { base: (s) => ({ vpc: vpc(s), service: m.aws_ec2.InterfaceVpcEndpointAwsService.SQS }), skip: ["subnets", "lookupSupportedAzs", "serviceRegion"], rows: connections() }),
    spec("aws_ec2.FlowLog", { base: (s) => ({ resourceType: m.aws_ec2.FlowLogResourceType.fromVpc(vpc(s)) }), skip: ["logFormat", "destination"],
      more: m.aws_ec2.FlowLogDestination.toS3 ? [{ when: ["destination is S3Destination"], props: () => ({ destination: m.aws_ec2.FlowLogDestination.toS3() }), as: { destination: v.instance("S3Destination") } }] : [] }),
    spec("aws_ec2.BastionHostLinux", { base: (s) => ({ vpc: vpc(s), machineImage: g("MachineImage")(s) }), skip: ["subnetSelection", "init", "initOptions", "blockDevices"], rows: connections("Resource/InstanceSecurityGroup") }),
    spec("aws_ec2.Instance", { base: machine, skip: ["init", "initOptions", "blockDevices", "creditSpecification", "instanceProfile", "enclaveEnabled", "hibernationEnabled", "httpEndpoint", "networkInterfaces", "ipv6AddressCount"], rows: [call("addToRolePolicy", 0, "permissions"), ...connections("InstanceSecurityGroup")] }),
    spec("aws_ec2.KeyPair"), spec("aws_ec2.Volume", { base: () => ({ availabilityZone: "eu-central-1a", size: m.cdk.Size.gibibytes(10) }), only: ["encrypted", "encryptionKey", "volumeName"] }),
    spec("aws_elasticloadbalancingv2.ApplicationLoadBalancer", { base: (s) => ({ vpc: vpc(s) }), skip: ["minimumCapacityUnit"], rows: [...child("addListener", 1, "aws_elasticloadbalancingv2.ApplicationListener"),
      // An open listener lets its clients through the balancer's own security group.
      { when: ["addListener.*", "addListener.*.open is not false"], at: "SecurityGroup/Resource", type: "AWS::EC2::SecurityGroup", properties: { SecurityGroupIngress: [{ $open: true }] } }, ...connections(), call("addRedirect", 0, "addRedirect"), call("logAccessLogs", 0, "logAccessLogs")],
      more: [{ when: ["addRedirect"], then: (c) => c.addRedirect(), as: { addRedirect: [{ x: 1 }] } }, { when: ["logAccessLogs"], then: (c, s) => c.logAccessLogs(g("Bucket")(s)), as: { logAccessLogs: [v.instance("Bucket")] } }] }),
    spec("aws_elasticloadbalancingv2.NetworkLoadBalancer", { base: (s) => ({ vpc: vpc(s) }), skip: ["minimumCapacityUnit"], rows: child("addListener", 1, "aws_elasticloadbalancingv2.NetworkListener") }),
    spec("aws_elasticloadbalancingv2.ApplicationListener", { base: (s) => ({ loadBalancer: alb(s), port: 80, defaultAction: action() }), only: ["certificates"], rows: [call("addTargets", 1, "addTargets"), call("addAction", 1, "addAction")], over: { certificates: (s) => [g("Certificate")(s)] }, withs: {},
      more: [{ when: ["addTargets.*"], key: "ssttargets", rename: { ssttargetsGroup: "Targets${key}", Targets0: "Targets${key}" }, props: { defaultAction: undefined }, then: (c) => c.addTargets("ssttargets", { port: 80 }), as: { addTargets: [{ port: 80 }] } },
        { when: ["addAction.*.conditions"], rename: { sstaction: "Action${key}", Action0: "Action${key}" }, then: (c) => c.addAction("sstaction", { priority: 1, action: action(), conditions: [m.aws_elasticloadbalancingv2.ListenerCondition.pathPatterns(["/x"])] }), as: { addAction: [{ conditions: [v.instance("ListenerCondition")] }] } }] }),
    spec("aws_elasticloadbalancingv2.ApplicationTargetGroup", { base: (s) => ({ vpc: vpc(s), port: 80 }), skip: ["healthCheck", "targets", "stickinessCookieName", "stickinessCookieDuration", "multiValueHeadersEnabled", "slowStart", "targetType", "enableAnomalyMitigation", "loadBalancingAlgorithmType"] }),
    spec("aws_elasticloadbalancingv2.NetworkTargetGroup", { base: (s) => ({ vpc: vpc(s), port: 80 }), skip: ["healthCheck", "targets", "targetType"] }),
    spec("aws_elasticloadbalancingv2.NetworkListener", { base: (s) => ({ loadBalancer: g("NetworkLoadBalancer")(s), port: 80, defaultAction: m.aws_elasticloadbalancingv2.NetworkListenerAction.forward([new m.aws_elasticloadbalancingv2.NetworkTargetGroup(s, "GivenNetTargets", { vpc: vpc(s), port: 80 })]) }), only: ["nothing"] }),
    spec("aws_elasticloadbalancingv2.ApplicationListenerRule", { base: (s) => ({ listener: g("ApplicationListener")(s), priority: 1, action: action(), conditions: [m.aws_elasticloadbalancingv2.ListenerCondition.pathPatterns(["/x"])] }), only: ["nothing"] }),
    spec("aws_route53.HostedZone", { skip: ["vpcs"], rows: [call("addVpc", 0, "vpcs")], over: {}, more: [{ when: ["vpcs"], props: (s) => ({ vpcs: [vpc(s)] }) }] }),
    spec("aws_route53.PublicHostedZone", { skip: ["accelerateRecovery"], over: { crossAccountZoneDelegationPrincipal: () => new m.aws_iam.AccountPrincipal("210987654321") } }), spec("aws_route53.PrivateHostedZone"),
    ...Object.entries(records).map(([name, more]) => spec(`aws_route53.${name}`, { base: (s) => ({ zone: record.zone(s), ...more() }), skip: recordSkip,
      more: name === "ARecord" || name === "AaaaRecord" ? [{ when: ["deleteExisting"], props: { deleteExisting: true } }] : [] })),
    spec("aws_certificatemanager.Certificate", { over: { subjectAlternativeNames: ["y.example.com"] }, skip: ["keyAlgorithm"] }),
    spec("aws_certificatemanager.DnsValidatedCertificate", { base: { domainName: "y.x0123456789abcdef0123456789abcdef.example.com" }, over: { subjectAlternativeNames: ["z.x0123456789abcdef0123456789abcdef.example.com"], validation: null }, skip: ["keyAlgorithm", "validation", "validationDomains"] }),
  ];
}
