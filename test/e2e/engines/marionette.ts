import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { CAPABILITIES, type Transport } from './session';
import { retry } from './time';

/** Firefox's own socket, which speaks WebDriver in words of its own. */
export interface Marionette {
  send: Transport;
  /** Runs the body of an asynchronous function that may touch the browser itself. */
  chrome(script: string): Promise<unknown>;
  close(): void;
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: { value?: unknown } | null];

const START_TIMEOUT = 60_000;

const COMMANDS: Record<string, string> = {
  'POST /url': 'WebDriver:Navigate',
  'POST /refresh': 'WebDriver:Refresh',
  'POST /back': 'WebDriver:Back',
  'POST /execute/async': 'WebDriver:ExecuteAsyncScript',
  'POST /actions': 'WebDriver:PerformActions',
  'GET /screenshot': 'WebDriver:TakeScreenshot',
  'GET /window/handles': 'WebDriver:GetWindowHandles',
  'POST /window': 'WebDriver:SwitchToWindow',
  'DELETE /window': 'WebDriver:CloseWindow',
};

/** Connects as soon as Firefox listens, and opens its only session. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await retry(() => open(port), START_TIMEOUT);
  const request = await converse(socket);
  await request('WebDriver:NewSession', CAPABILITIES);
  return {
    send(method, path, parameters) {
      const command = COMMANDS[`${method} ${path}`];
      if (command === undefined) throw new Error(`Marionette has no name for ${method} ${path}`);
      return request(command, parameters);
    },
    async chrome(script) {
      await request('Marionette:SetContext', { value: 'chrome' });
      try {
        return await request('WebDriver:ExecuteScript', { script: `return (async () => { ${script} })()`, args: [] });
      } finally {
        await request('Marionette:SetContext', { value: 'content' });
      }
    },
    close: () => void socket.destroy(),
  };
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Each message is its length, a colon and JSON; the first one is Firefox's greeting. */
async function converse(socket: Socket): Promise<(command: string, parameters?: object) => Promise<unknown>> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let unread = Buffer.alloc(0);
  let count = 0;
  await new Promise<void>((greeted) => {
    socket.on('data', (data) => {
      unread = Buffer.concat([unread, data]);
      for (;;) {
        const colon = unread.indexOf(':');
        const end = colon + 1 + Number(unread.subarray(0, colon));
        if (colon < 0 || unread.length < end) return;
        const message = JSON.parse(unread.subarray(colon + 1, end).toString()) as Answer | object;
        unread = unread.subarray(end);
        if (Array.isArray(message)) waiting.get((message as Answer)[1])?.(message as Answer);
        else greeted();
      }
    });
  });
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, ([, , error, result]) => {
        waiting.delete(id);
        if (error) reject(new Error(`${command}: ${error.error}: ${error.message}`));
        else resolve(result && 'value' in result ? result.value : result);
      });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
