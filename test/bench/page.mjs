/** The words of the page's question: those of Rozilik's English texts, which all contestants are given. */
export const words = {
  title: 'Cookies on this site',
  text:
    'Necessary cookies make the site work. With your consent, Example Ltd also uses cookies for: counting visits. ' +
    'Consent is optional. You can withdraw it at any time with the “Cookie settings” button on every page.',
  accept: 'Accept all',
  refuse: 'Reject all',
  choose: 'Choose',
  purpose: 'counting visits',
};

/** The script that waits for consent in most scenarios: it notes when it ran. */
export const gatedScript = "window.gated = performance.now(); performance.mark('gated');";

/** One of the many small scripts of the scenario `tags`. */
export const smallScript = '(window.ran = window.ran || []).push(performance.now())';

/** The names of as many services as a scenario wants. */
export function nameServices(count) {
  return Array.from({ length: count }, (_, at) => ({ id: `service${at + 1}`, title: `Service ${at + 1}` }));
}

/** Writes something as often as wanted. */
export function repeat(count, write) {
  return Array.from({ length: count }, (_, at) => write(at)).join('\n');
}

/**
 * Writes the page that all contestants stand on. Each gives what it has in the head, what it has at the end of the body, and what
 * it makes of scripts and frames that wait. One script is everybody's: the first of a page makes V8 ready, which costs several
 * milliseconds and is no widget's doing.
 */
export function writePage({ head = '', end = '', held = '' }) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Shop</title>
<link rel="icon" href="data:,">
<script>window.began = performance.now()</script>
<style>body { font: 16px/1.5 sans-serif; margin: 2em auto; max-width: 50em } li { margin: .5em 0 }</style>
${head}
</head>
<body>
<h1>Shop</h1>
<p>Fruit and vegetables from our own garden, brought to your door.</p>
<ul>
${repeat(40, (at) => `<li><a href="#fruit-${at}">Fruit number ${at}</a>: ripe, washed, and packed on the day it is sent.</li>`)}
</ul>
${held}
${end}
</body>
</html>
`;
}
