/*
 * The demo's observer: a panel that shows what happens on the page, for whoever wants to see the widget work. It only
 * looks and keeps nothing; a new page begins with an empty panel. `?panel=off` leaves it out, `?panel=open` opens it.
 */
(() => {
  const mode = new URLSearchParams(location.search).get('panel');
  if (mode === 'off') return;

  const events = [];
  const requests = new Map();
  const ran = new Map();
  const clock = (time = Date.now()) => new Date(time).toLocaleTimeString('en-GB');

  // ---- looking ----

  for (const name of ['ready', 'change', 'open', 'close']) {
    document.addEventListener(`rozilik:${name}`, () => {
      events.unshift([clock(), `rozilik:${name}`]);
      draw();
    });
  }
  document.addEventListener('demo:ran', ({ detail }) => ran.set(detail, { kind: 'script' }));

  /** Host and path of an address that is not the site's own: another host, or a stand-in of the demo's server. */
  function foreign(address) {
    const url = new URL(address, location.href);
    if (!/^https?:$/.test(url.protocol)) return;
    const standIn = url.pathname.match(/^\/vendors\/([^/]+)(\/.*)$/);
    if (standIn) return { host: standIn[1], path: standIn[2] };
    if (url.origin !== location.origin) return { host: url.host, path: url.pathname };
  }

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const target = foreign(entry.name);
      if (!target) continue;
      const key = target.host + target.path;
      const seen = requests.get(key) ?? { ...target, count: 0 };
      seen.count++;
      seen.at = clock(performance.timeOrigin + entry.startTime);
      // the latest comes last
      requests.delete(key);
      requests.set(key, seen);
    }
    draw();
  }).observe({ type: 'resource', buffered: true });

  function lookForElements() {
    for (const element of document.querySelectorAll('script[src]:not([type="text/plain"]), iframe[src]')) {
      const target = foreign(element.src);
      if (target) ran.set(target.host + target.path, { kind: element.localName === 'iframe' ? 'embed' : 'script', element });
    }
  }

  function storedNow() {
    const names = document.cookie.split('; ').filter(Boolean).map((cookie) => ['cookie', cookie.split('=')[0]]);
    for (const area of ['localStorage', 'sessionStorage']) {
      try {
        names.push(...Object.keys(window[area]).map((key) => [area, key]));
      } catch {
        // storage is blocked: there is nothing to show
      }
    }
    return names.sort((one, other) => one.join().localeCompare(other.join()));
  }

  // ---- showing ----

  /** `make('p.note', 'text', child)`: an element, its class and its content. */
  function make(what, ...content) {
    const [name, ...classes] = what.split('.');
    const element = document.createElement(name);
    element.className = classes.join(' ');
    element.append(...content);
    return element;
  }

  const rows = (list, empty) => (list.length ? make('ul.panel-rows', ...list.map((row) => make('li', ...row))) : make('p.panel-empty', empty));
  const mark = (text) => make('span.panel-mark', text);

  const views = {
    Consent() {
      const consent = window.rozilik?.get?.();
      if (!consent) return make('p.panel-empty', 'The widget is not on this page. Build it: npm run build');
      const { ask, choices, record } = consent;
      const answers = Object.entries(choices).map(([id, granted]) => [make(granted ? 'b.panel-yes' : 'b.panel-no', granted ? 'yes' : 'no'), make('span', id)]);
      const state = record ? `Decided at ${clock(record.at)} by ${record.action}.` : 'No decision yet.';
      return make('div', make('p', ask ? `Asking, because: ${ask}. ${state}` : state), rows(answers, 'Nothing is asked for.'));
    },
    'Ran here': () => rows([...ran].map(([name, { kind, element }]) => [mark(kind), make('span', name, element && !element.src ? ' (taken away)' : '')]), 'No script and no embed of others.'),
    'Stored now': () => rows(storedNow().map(([kind, name]) => [mark(kind), make('span', name)]), 'No cookie, no storage.'),
    'Requests to others': () => rows([...requests.values()].reverse().map(({ host, path, count, at }) => [mark(at), make('span', make('b', host), path, count > 1 ? ` × ${count}` : '')]), 'None.'),
    Events: () => rows(events.map(([time, name]) => [mark(time), make('span', name)]), 'None.'),
  };

  const actions = {
    'Cookie settings': () => window.rozilik?.open('preferences'),
    'Withdraw all': () => window.rozilik?.withdraw(),
    'Forget all and reload'() {
      window.rozilik?.reset();
      for (const [kind, name] of storedNow()) {
        if (kind === 'cookie') document.cookie = `${name}=; path=/; max-age=0`;
        else window[kind].removeItem(name);
      }
      location.reload();
    },
  };

  let panel;
  function build() {
    const count = make('span.panel-count');
    const title = make('h2', 'What has happened');
    title.id = 'panel-title';
    const buttons = Object.entries(actions).map(([name, act]) => {
      const button = make('button', name);
      button.type = 'button';
      button.addEventListener('click', act);
      return button;
    });
    const sections = Object.keys(views).map((name) => {
      const section = make('section', make('h3', name), make('div'));
      section.dataset.view = name;
      return section;
    });
    const details = make('details', make('summary', title, count), make('div.panel-body', make('div.panel-actions', ...buttons), ...sections));
    details.open = mode === 'open' || matchMedia('(min-width: 75rem)').matches;
    panel = make('aside.panel', details);
    panel.setAttribute('aria-labelledby', title.id);
    (document.querySelector('.skip') ?? document.body.firstChild).after(panel);
  }

  function draw() {
    if (!panel) return;
    lookForElements();
    const sent = [...requests.values()].reduce((sum, { count }) => sum + count, 0);
    write(panel.querySelector('.panel-count'), document.createTextNode(`${sent} sent, ${storedNow().length} stored`));
    for (const section of panel.querySelectorAll('section')) write(section.lastChild, views[section.dataset.view]());
  }

  /** Leaves what is already so in place, for the sake of a selection or a screen reader inside it. */
  function write(place, content) {
    if (!place.firstChild?.isEqualNode(content)) place.replaceChildren(content);
  }

  document.addEventListener('DOMContentLoaded', () => {
    build();
    draw();
    // cookies announce nothing everywhere, so they are looked for
    setInterval(draw, 500);
  });
})();
