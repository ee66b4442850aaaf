import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const works = (command: string, ...words: readonly string[]): boolean =>
  spawnSync(command, words, { stdio: 'ignore' }).status === 0;

/** Whether a tracer may follow processes here. */
export const mayTrace = (): boolean => process.platform === 'linux' && works('strace', '-f', '-o', '/dev/null', 'true');
/** Whether a network of one's own may be made here. */
export const mayPartNetwork = (): boolean =>
  process.platform === 'linux' &&
  works('unshare', '-n', 'ip', 'link', 'add', 'out0', 'type', 'veth', 'peer', 'name', 'out1');

/**
 * Starts a command under a tracer that writes down its ways to a network, its own and those of all that it starts. The
 * tracer stands aside (-D), so that the process started is the command itself and can be ended as ever.
 */
export const traced = (log: string, calls: readonly string[]): readonly string[] => [
  'strace',
  ...['-f', '-D', '--seccomp-bpf', '-q', '-s', '64', '-o', log, '-e', `trace=${calls.join(',')}`, '--'],
];
export const everyWay = ['socket', 'connect', 'bind', 'listen', 'sendto', 'sendmsg', 'sendmmsg'] as const;

/** Whether the tracer has written down the end of everything that it followed. */
export const isWhole = (log: string): boolean => {
  const text = readFileSync(log, 'utf8');
  const all = new Set([...text.matchAll(/^(\d+) +/gm)].map(([, id]) => id));
  return [...text.matchAll(/^(\d+) +\+\+\+ /gm)].filter(([, id]) => all.has(id)).length === all.size;
};

/** Calls of a trace that reach a network, by what they are and whither: `connect 8.8.8.8:53`. Inner sockets are left out. */
export function reached(log: string): readonly string[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const made = /^\d+\s+socket\((AF_(?:INET6?|NETLINK|PACKET)), (SOCK_\w+)/.exec(line);
      if (made) return [`socket ${made[1] ?? ''} ${made[2] ?? ''}`];
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
  /** What left for anywhere but this machine: packets of version 4, datagrams of version 6. */
  readonly left: () => { readonly packets: number; readonly datagrams6: number };
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
    'echo 1 > /proc/sys/net/ipv6/conf/out0/disable_ipv6 || true',
    'ip link set out0 up',
    'ip link set out1 up',
    'ip neigh add 192.0.2.1 lladdr 02:00:00:00:00:01 dev out0',
    'ip route add default via 192.0.2.1',
    // Version 6 announces itself, so it has a cable of its own, and the kernel's own count of what programs send.
    'ip link add six0 type veth peer name six1',
    'ip link set six0 up',
    'ip link set six1 up',
    'ip -6 addr add 2001:db8::2/64 dev six0 nodad',
    'ip -6 neigh add 2001:db8::1 lladdr 02:00:00:00:00:01 dev six0',
    'ip -6 route add default via 2001:db8::1',
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
  const line = (file: string, begins: string): readonly string[] =>
    readFileSync(`/proc/${String(keeper.pid)}/net/${file}`, 'utf8')
      .split('\n')
      .find((each) => each.trim().startsWith(begins))!
      .trim()
      .split(/[:\s]+/);
  const sent = (): { packets: number; datagrams6: number } => ({
    packets: Number(line('dev', 'out0:')[10]),
    datagrams6: Number(line('snmp6', 'Udp6OutDatagrams')[1]),
  });
  const first = sent();
  return {
    before: ['nsenter', '-t', String(keeper.pid), '-n', '--'],
    left: () => ({
      packets: sent().packets - first.packets,
      datagrams6: sent().datagrams6 - first.datagrams6,
    }),
    end: () => {
      keeper.removeAllListeners('exit');
      keeper.kill('SIGKILL');
    },
  };
}
