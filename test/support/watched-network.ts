import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const works = (command: string, ...words: readonly string[]): boolean =>
  spawnSync(command, words, { stdio: 'ignore' }).status === 0;

/** Whether a tracer may follow processes here. */
export const mayTrace = (): boolean => process.platform === 'linux' && works('strace', '-f', '-o', '/dev/null', 'true');
/** Whether a network of one's own may be made here. */
export const mayPartNetwork = (): boolean =>
  process.platform === 'linux' && works('unshare', '-n', 'ip', 'link', 'add', 'out0', 'type', 'veth', 'peer', 'name', 'out1');

/** Starts a command under a tracer that writes down every way to a network, of it and of all that it starts. */
export const traced = (log: string): readonly string[] => [
  'strace',
  ...['-f', '--seccomp-bpf', '-qq', '-s', '256', '-o', log],
  ...['-e', 'trace=connect,bind,listen,sendto,sendmsg,sendmmsg'],
  '--',
];

/** Calls of a trace that reach a network, by what they are and whither: `connect 8.8.8.8:53`. Inner sockets are left out. */
export function reached(log: string): readonly string[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const call = /^\d+\s+(\w+)\(.*?sa_family=(AF_INET6?|AF_NETLINK|AF_PACKET)(.*)/.exec(line);
      if (!call) return [];
      const [, name = '', family = '', rest = ''] = call;
      const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/.exec(rest);
      const port = /sin6?_port=htons\((\d+)\)/.exec(rest)?.[1] ?? '';
      return [`${name} ${address ? `${address[1] ?? address[2] ?? ''}:${port}` : family}`];
    });
}

export type PartedNetwork = {
  /** Starts a command inside. */
  readonly before: readonly string[];
  /** Packets that left for anywhere but this machine. */
  readonly left: () => number;
  readonly end: () => void;
};

/**
 * A network of its own with this machine and a cable that leads nowhere, which is the way to every other address: what
 * is sent away is counted on it. Nothing outside can be reached, and nothing else in the machine sends there.
 */
export async function partNetwork(): Promise<PartedNetwork> {
  const make = [
    'ip link set lo up',
    'ip link add out0 type veth peer name out1',
    'ip addr add 192.0.2.2/24 dev out0',
    // Version 6 announces itself on every new cable; without an address it has no way to send.
    'echo 1 > /proc/sys/net/ipv6/conf/out0/disable_ipv6 || true',
    'ip link set out0 up',
    'ip link set out1 up',
    'ip neigh add 192.0.2.1 lladdr 02:00:00:00:00:01 dev out0',
    'ip route add default via 192.0.2.1',
    'echo ready',
    'exec sleep 900',
  ].join(' && ');
  const keeper = spawn('unshare', ['-n', 'sh', '-c', make], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((settle, fail) => {
    keeper.stdout.once('data', () => {
      settle();
    });
    keeper.once('exit', () => {
      fail(new Error('no network of its own'));
    });
  });
  const sent = (): number => {
    const line = readFileSync(`/proc/${String(keeper.pid)}/net/dev`, 'utf8')
      .split('\n')
      .find((each) => each.trim().startsWith('out0:'));
    return Number(line!.trim().split(/[:\s]+/)[10]);
  };
  const first = sent();
  return {
    before: ['nsenter', '-t', String(keeper.pid), '-n', '--'],
    left: () => sent() - first,
    end: () => {
      keeper.removeAllListeners('exit');
      keeper.kill('SIGKILL');
    },
  };
}
