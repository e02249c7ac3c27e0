/** Records several visits with V8's sampling profiler, and answers `[function, own, with what it calls]` by mean milliseconds. */
export async function gatherSamples(visits, visitOnce) {
  const own = new Map();
  const all = new Map();
  for (let visit = 0; visit < visits; visit++) {
    const { profile } = await visitOnce(async (page) => {
      await page.send('Profiler.enable');
      await page.send('Profiler.setSamplingInterval', { interval: 100 });
      await page.send('Profiler.start');
      return () => page.send('Profiler.stop');
    });
    addProfile(profile, own, all);
  }
  return [...all]
    .map(([name, milliseconds]) => [name, (own.get(name) ?? 0) / visits, milliseconds / visits])
    .filter(([name, , milliseconds]) => milliseconds >= 0.15 && !/^\((root|idle)\)/.test(name))
    .sort(([, , one], [, , other]) => other - one);
}

function addProfile({ nodes, samples, timeDeltas }, own, all) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  samples.forEach((id, at) => {
    const milliseconds = (timeDeltas[at + 1] ?? 0) / 1000;
    add(own, nameOf(byId.get(id)), milliseconds);
    // a function that calls itself counts once
    const names = new Set();
    for (let each = id; each; each = parents.get(each)) names.add(nameOf(byId.get(each)));
    for (const name of names) add(all, name, milliseconds);
  });
}

function nameOf({ callFrame: { functionName, url, lineNumber, columnNumber } }) {
  const file = url.split('/').pop()?.split('?')[0];
  return file ? `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}:${columnNumber + 1}` : functionName;
}

function add(map, name, value) {
  map.set(name, (map.get(name) ?? 0) + value);
}
