const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'disabled-by-default-v8.compile',
  'blink',
  'loading',
  'cc',
  'toplevel',
];

/** Records several visits with Chromium's tracing, and answers `[event, own, with what is inside]` by mean milliseconds of thread time. */
export async function gatherTrace(visits, visitOnce, browser) {
  const own = new Map();
  const all = new Map();
  for (let visit = 0; visit < visits; visit++) {
    const events = await visitOnce(async () => {
      const gathered = [];
      const stop = browser.listen(({ method, params }) => method === 'Tracing.dataCollected' && gathered.push(...params.value));
      await browser.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES }, transferMode: 'ReportEvents' });
      return async () => {
        const complete = new Promise((resolve) => {
          const done = browser.listen(({ method }) => method === 'Tracing.tracingComplete' && (done(), resolve()));
        });
        await browser.send('Tracing.end');
        await complete;
        stop();
        return gathered;
      };
    });
    addEvents(events ?? [], own, all);
  }
  return [...all]
    .map(([name, milliseconds]) => [name, (own.get(name) ?? 0) / visits, milliseconds / visits])
    .filter(([, mine]) => mine >= 0.15)
    .sort(([, one], [, other]) => other - one);
}

/** Adds up what happened on the main thread of the process that showed our page. */
function addEvents(events, own, all) {
  const isOurs = ({ name, args }) => /EvaluateScript|FunctionCall|v8.compile/.test(name) && JSON.stringify(args).includes('127.0.0.1');
  const ours = events.find(isOurs);
  if (!ours) return;
  const spans = events
    .filter(({ ph, pid, tid, tdur }) => ph === 'X' && pid === ours.pid && tid === ours.tid && tdur !== undefined)
    .sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  const open = [];
  for (const span of spans) {
    while (open.length && open.at(-1).ts + open.at(-1).dur <= span.ts) open.pop();
    const name = nameOf(span);
    add(own, name, span.tdur / 1000);
    if (open.length) add(own, open.at(-1).label, -span.tdur / 1000);
    if (!open.some(({ label }) => label === name)) add(all, name, span.tdur / 1000);
    open.push({ ts: span.ts, dur: span.dur, label: name });
  }
}

function nameOf({ name, args = {} }) {
  const data = args.data ?? args.beginData ?? {};
  const file = (data.url ?? args.fileName)?.split('/').pop().split('?')[0];
  const what = [data.functionName ?? data.type, file && `${file}${data.lineNumber ? `:${data.lineNumber}` : ''}`].filter(Boolean).join(' ');
  return what ? `${name} ${what}` : name;
}

function add(map, name, value) {
  map.set(name, (map.get(name) ?? 0) + value);
}
