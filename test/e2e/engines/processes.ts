import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { within } from './time';

/** A program that was started, with all that it started itself. */
export interface Program {
  output: Readable;
  /** What the program writes as file descriptor 3. */
  extra: Readable;
  stop(): Promise<void>;
}

const PATIENCE = 5000;

const running = new Set<ChildProcess>();

// a worker that ends early must not leave browsers behind
process.on('exit', () => running.forEach((child) => signal(child, 'SIGKILL')));
process.once('SIGTERM', () => process.exit(1));

/** Starts a program in a process group of its own, so that stopping it stops its children too. */
export function start(path: string, parameters: string[], environment: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(path, parameters, {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  });
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  // what is not read would fill up and block the program
  (child.stdout as Readable).resume();
  return {
    output: child.stdout as Readable,
    extra: child.stdio[3] as Readable,
    async stop() {
      signal(child, 'SIGTERM');
      await within(PATIENCE, ended).catch(() => signal(child, 'SIGKILL'));
    },
  };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch {
    // it is gone already
  }
}
