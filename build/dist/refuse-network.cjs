/** Loaded before electron-builder: every connection is refused and written down, so that a download can be neither made nor missed. */
const { appendFileSync } = require('node:fs');
const net = require('node:net');
const dns = require('node:dns');

function refused(what) {
  appendFileSync(process.env.TUTD_NETWORK_LOG, `${what}\n`);
  return Object.assign(new Error(`packing is offline: ${what} was refused`), { code: 'ENETUNREACH' });
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...words) {
  const [first] = Array.isArray(words[0]) ? words[0] : words;
  const isLocalPipe = typeof first === 'string' || (first && typeof first === 'object' && first.path !== undefined);
  if (isLocalPipe) return connect.apply(this, words);
  const host = typeof first === 'object' ? `${first.host ?? 'localhost'}:${first.port}` : `port ${first}`;
  const error = refused(`a connection to ${host}`);
  process.nextTick(() => this.destroy(error));
  return this;
};
dns.lookup = (host, ...words) => words.at(-1)(refused(`a look-up of ${host}`));
