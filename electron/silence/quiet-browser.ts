/**
 * Chromium's own traffic, which is not ours: updates, reports, sync, guesses about pages, probes of the network. Each of
 * these switches stops one of its sources; what they do not stop is written down in build/threat-model.md.
 */
const quietFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationGuideModelDownloading',
  'OptimizationHints',
  'Translate',
];

const neverResolved = 'MAP * ~NOTFOUND';

export type Switch = { readonly name: string; readonly value?: string };

/** The switches for a browser that may reach the hosts named and, under any name or number, no other. */
export const quietSwitches = (reachable: readonly string[]): readonly Switch[] => [
  { name: 'host-resolver-rules', value: [neverResolved, ...reachable.map((host) => `EXCLUDE ${host}`)].join(', ') },
  // No proxy and no search for one: a proxy would resolve names on our behalf.
  { name: 'no-proxy-server' },
  { name: 'dns-prefetch-disable' },
  { name: 'disable-background-networking' },
  { name: 'disable-component-update' },
  { name: 'disable-domain-reliability' },
  { name: 'disable-client-side-phishing-detection' },
  { name: 'disable-default-apps' },
  { name: 'disable-sync' },
  { name: 'disable-quic' },
  { name: 'disable-breakpad' },
  { name: 'disable-features', value: quietFeatures.join(',') },
  { name: 'force-webrtc-ip-handling-policy', value: 'disable_non_proxied_udp' },
  { name: 'metrics-recording-only' },
  { name: 'no-pings' },
];
