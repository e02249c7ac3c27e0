import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { isChatter } from './internet/chatter';
import { startProxy } from './internet/proxy';
import { isSite, repositoryFile } from './internet/site';

/** A request that left the browser. `at` is in milliseconds, for the order and the distance of requests. */
export interface LoggedRequest {
  host: string;
  url: string;
  method: string;
  cookie: string;
  referer?: string;
  body?: string;
  headers: IncomingHttpHeaders;
  at: number;
}

/** What a host answers. Without a type among the headers, a body that begins with `<` is HTML, any other a script. */
export interface Reply {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  /** Milliseconds to wait before answering. */
  delay?: number;
}

/** Answers a request by a reply, or by writing the response itself. One that does neither leaves it hanging. */
export type Handler = (request: LoggedRequest, response: ServerResponse) => Answer | void | Promise<Answer | void>;

/** A body, a whole reply, or what decides on one. */
export type Answer = string | Reply;

/** Never answers. */
export const hang: Handler = () => undefined;

/** A proxy that plays the internet: it answers for every host itself and forwards nothing. */
export interface Internet {
  port: number;
  /** All that left the browser, except for what the browser asks for on its own account. */
  log: LoggedRequest[];
  /** The requests to one host. */
  to(host: string): LoggedRequest[];
  /** The hosts that were asked and are not sites under test, one for each request. */
  foreign(): string[];
  /** Decides what a host answers, also a site. A host that nobody decided on is answered 502. */
  serve(host: string, answer: Handler | Answer): void;
  /** Puts a page at this path of every site under test. */
  page(path: string, html: string, headers?: Reply['headers']): void;
  /** Forgets the log, the pages and what was served since the start. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts the internet with what some hosts answer. */
export async function startInternet(handlers: Record<string, Handler | Answer> = {}): Promise<Internet> {
  const log: LoggedRequest[] = [];
  const hosts = new Map(Object.entries(handlers));
  const pages = new Map<string, Reply>();

  const answerTo = (request: LoggedRequest): Handler | Answer | Promise<Reply> => {
    const { hostname, pathname } = new URL(request.url);
    const known = hosts.get(hostname);
    if (known !== undefined) return known;
    if (!isSite(hostname)) return { status: 502 };
    // browsers ask for it unbidden, and a 404 would be an error on the console
    if (pathname === '/favicon.ico') return { status: 204 };
    return pages.get(pathname) ?? repositoryFile(pathname);
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await logged(incoming);
    if (hosts.has(request.host) || !isChatter(request.host)) log.push(request);
    const answer = await answerTo(request);
    const reply = typeof answer === 'function' ? await answer(request, response) : answer;
    if (reply !== undefined) await send(response, reply);
  };

  const proxy = await startProxy((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      response.destroy();
      // a browser may go away in the middle; anything else is a mistake in a handler, which has to fail the test
      if (!incoming.errored) throw error;
    });
  });

  return {
    port: proxy.port,
    log,
    to: (host) => log.filter((request) => request.host === host),
    foreign: () => log.map((request) => request.host).filter((host) => !isSite(host)),
    serve: (host, answer) => void hosts.set(host, answer),
    page: (at, html, headers = {}) => void pages.set(at, { body: html, headers }),
    reset() {
      log.length = 0;
      pages.clear();
      hosts.clear();
      for (const [host, answer] of Object.entries(handlers)) hosts.set(host, answer);
    },
    close: () => proxy.close(),
  };
}

async function logged(incoming: IncomingMessage): Promise<LoggedRequest> {
  const at = performance.now();
  const scheme = 'encrypted' in incoming.socket ? 'https' : 'http';
  const url = new URL(incoming.url ?? '/', `${scheme}://${incoming.headers.host}`);
  const { cookie = '', referer } = incoming.headers;
  const body = await text(incoming);
  return {
    host: url.hostname,
    url: url.href,
    method: incoming.method ?? 'GET',
    cookie,
    ...(referer !== undefined && { referer }),
    ...(body && { body }),
    headers: incoming.headers,
    at,
  };
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  const { status = 200, headers, body = '', delay = 0 } = typeof answer === 'string' ? { body: answer } : answer;
  if (delay) await sleep(delay);
  const type = body.toString().startsWith('<') ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8';
  // not `no-store`, which would keep pages out of the back/forward cache
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache', ...headers }).end(body);
}
