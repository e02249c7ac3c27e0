/** How long work goes on without a pause, in milliseconds: a visitor who types or scrolls notices nothing. */
const SLICE = 12;

/** Does a long piece of work in short ones, so that the page stays alive. Gives up, and answers nothing, once `isOver` says so. */
export async function inSlices<Result>(work: Generator<undefined, Result>, isOver: () => boolean): Promise<Result | undefined> {
  for (let began = performance.now(); ;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (isOver()) return undefined;
    began = performance.now();
  }
}
