/** Rotates a list, so that in as many rounds as it is long each stands once at each place. */
export function rotate(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/**
 * Lets each contestant have its turn in each round, in an order that shifts from round to round. `measure` answers figures by
 * name; those of the control in the same round are given to `relate` beside them. Before the first round each is warmed up. Answers
 * `{ [contestant]: { [figure]: values } }`.
 */
export async function runRounds({ contestants, rounds, warmUp = () => {}, measure, relate = (figures) => figures, say }) {
  for (const contestant of contestants) await repeatOnce(() => warmUp(contestant), contestant, say);
  const samples = Object.fromEntries(contestants.map(({ name }) => [name, {}]));
  for (let round = 0; round < rounds; round++) {
    const figures = new Map();
    for (const contestant of rotate(contestants, round)) {
      figures.set(contestant.name, await repeatOnce(() => measure(contestant), contestant, say));
    }
    const control = figures.get('control');
    for (const [name, own] of figures) {
      for (const [figure, value] of Object.entries((own && relate(own, control)) || {})) {
        if (Number.isFinite(value)) (samples[name][figure] ??= []).push(value);
      }
    }
    say(`round ${round + 1} of ${rounds}`);
  }
  return samples;
}

/** A visit can fail on a machine that has too much to do: it gets one more try, and a second failure is said and left out. */
async function repeatOnce(measure, { name }, say) {
  try {
    return await measure();
  } catch (error) {
    say(`${name}: ${error.message}, once more`);
    return measure().catch((again) => say(`${name}: ${again.message}, left out`));
  }
}
