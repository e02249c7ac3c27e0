#!/usr/bin/env bash
# preact 11.2.0 with @preact/signals 2.11.4: once a component reads any signal while it is drawn, drawing its parent anew no
# longer draws it, as long as its properties are the same. What it reads beside signals (a field of an object that it is
# handed, say) stays on the screen as it was.
#
# Output seen:
#   before: plain 1, plain 1
#   after:  plain 2, plain 1
# (left: a component that reads no signal; right: the same, which reads one besides)
#
# Why it matters here: the first layer of the interface keeps its state in a plain value and draws all of it anew; the second
# layer brings signals. A switch that read both went on showing the choice of before another tab's decision. So the value is
# kept in a signal from then on.
#
# What one would have guessed: that signals only add ways to be drawn. Preact by itself draws every child of what is drawn anew.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund preact@11.2.0 @preact/signals@2.11.4 happy-dom@21.0.4
cat > run.mjs <<'SCRIPT'
import { Window } from 'happy-dom';
const window = new Window();
globalThis.window = window;
globalThis.document = window.document;
const { h, render } = await import('preact');
const { signal } = await import('@preact/signals');
const shared = { plain: 1 };
const unrelated = signal('x');
const Plain = ({ from }) => h('i', null, `plain ${from.plain}`);
const Reading = ({ from }) => h('i', null, (unrelated.value, `plain ${from.plain}`));
const App = () => h('div', null, h(Plain, { from: shared }), h(Reading, { from: shared }));
const shown = () => [...document.querySelectorAll('i')].map((each) => each.textContent).join(', ');
render(h(App), document.body);
const before = shown();
shared.plain = 2;
render(h(App), document.body);
const after = shown();
console.log(`before: ${before}\nafter:  ${after}`);
process.exit(before === 'plain 1, plain 1' && after === 'plain 2, plain 1' ? 0 : 1);
SCRIPT
node run.mjs
