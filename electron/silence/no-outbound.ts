import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/** A fault of ours or of a library, never a circumstance: this program has nobody to call. */
export class OutboundRefused extends Error {}

const refuse = (): never => {
  throw new OutboundRefused('this program makes no connection');
};

/**
 * Every way of Node's own out of this process ends in a throw: connections (http, https, tls and fetch all make them
 * here), datagrams, and names that would be asked of a server. What listens still may, and who is connected may answer.
 * It stops a mistake and a careless library; code that an attacker runs in this process could go round it.
 */
export function refuseOutbound(): void {
  net.Socket.prototype.connect = refuse;
  Object.assign(net, { connect: refuse, createConnection: refuse });
  Object.assign(dgram, { createSocket: refuse });
  Object.assign(dgram.Socket.prototype, { bind: refuse, connect: refuse, send: refuse });
  // A number needs no server's word: to listen on 127.0.0.1, Node looks it up.
  const { lookup } = dns;
  const lookupNumber = (host: unknown, ...rest: unknown[]): unknown =>
    typeof host === 'string' && net.isIP(host) !== 0
      ? (lookup as (...given: unknown[]) => unknown)(host, ...rest)
      : refuse();
  for (const way of [dns, dns.promises])
    for (const name of Object.keys(way))
      if (/^(lookup|resolve|reverse)/.test(name)) Object.assign(way, { [name]: refuse });
  Object.assign(dns, { lookup: lookupNumber });
  for (const { prototype } of [dns.Resolver, dns.promises.Resolver])
    for (const name of Object.getOwnPropertyNames(prototype))
      if (/^(resolve|reverse)/.test(name)) Object.assign(prototype, { [name]: refuse });
}
