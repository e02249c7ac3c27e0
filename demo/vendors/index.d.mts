import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the vendors' hosts answer, by host. `url` is the address on that host. */
export const vendors: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse, url: URL) => void>>;
