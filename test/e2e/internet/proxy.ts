import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');

const KEEP_ALIVE = 600_000;

/** A proxy on a port of its own. */
export interface Proxy {
  port: number;
  close(): Promise<void>;
}

/** Starts a proxy that hands all requests to one listener, also those in tunnels: it ends their encryption itself. */
export async function startProxy(handle: http.RequestListener): Promise<Proxy> {
  const fixture = (name: string): Buffer => readFileSync(path.join(FIXTURES, name));
  const secure = https.createServer({ key: fixture('key.pem'), cert: fixture('cert.pem') }, handle);
  const proxy = http.createServer(handle);
  // a connection that is closed while a browser is about to use it again would look like a failure of the network
  secure.keepAliveTimeout = proxy.keepAliveTimeout = KEEP_ALIVE;
  const tunnels = new Set<Socket>();
  proxy.on('connect', (_request, socket: Socket) => {
    tunnels.add(socket.once('close', () => tunnels.delete(socket)).on('error', () => socket.destroy()));
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    secure.emit('connection', socket);
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    close() {
      // `close` alone would wait for the tunnels, which browsers keep open
      for (const socket of tunnels) socket.destroy();
      proxy.closeAllConnections();
      return new Promise((resolve) => void proxy.close(() => resolve()));
    },
  };
}
