import { freePort, start } from './processes';
import type { Transport } from './session';
import { retry } from './time';

/** A driver of its own process with the one session it has. */
export interface HttpDriver {
  send: Transport;
  close(): Promise<void>;
}

const START_TIMEOUT = 15_000;
const COMMAND_TIMEOUT = 60_000;

/** Starts a driver that speaks W3C WebDriver over HTTP, and through it a browser. */
export async function startDriver(program: string, capabilities: object, environment: NodeJS.ProcessEnv): Promise<HttpDriver> {
  const port = await freePort();
  const driver = start(program, [`--port=${port}`], environment);
  const request = (command: Command): Promise<unknown> => send(`http://127.0.0.1:${port}`, command);
  try {
    await retry(() => request({ method: 'GET', path: '/status', timeout: 1000 }), START_TIMEOUT);
    const parameters = { capabilities: { alwaysMatch: capabilities } };
    const opening = { method: 'POST', path: '/session', parameters, timeout: START_TIMEOUT };
    const { sessionId } = (await request(opening)) as { sessionId: string };
    const session = `/session/${sessionId}`;
    return {
      send: (method, path, parameters) => request({ method, path: session + path, parameters, timeout: COMMAND_TIMEOUT }),
      async close() {
        await request({ method: 'DELETE', path: session, timeout: START_TIMEOUT }).finally(() => driver.stop());
      },
    };
  } catch (error) {
    await driver.stop();
    throw error;
  }
}

interface Command {
  method: string;
  path: string;
  parameters?: object | undefined;
  timeout: number;
}

async function send(driver: string, { method, path, parameters = {}, timeout }: Command): Promise<unknown> {
  const response = await fetch(driver + path, {
    method,
    signal: AbortSignal.timeout(timeout),
    ...(method === 'POST' && { body: JSON.stringify(parameters) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}
