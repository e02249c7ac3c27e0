/**
 * Writes a numbered document of so many clauses in one of two versions; every tenth clause differs between them. A clause has about
 * 70 characters where there are ten thousand of them, else about 350, as clauses of real policies do.
 */
export function writeDocument(parameters) {
  const count = Number(parameters.get('clauses'));
  const later = parameters.get('version') === '2';
  const length = count >= 10_000 ? 1 : 6;
  return Array.from({ length: count }, (_, at) => {
    const words = 'Clause about data and its keeping, as clause 1.1 says. '.repeat(length).trim();
    const said = later && at % 10 === 0 ? words.replace('keeping', 'erasure after a year') : words;
    return `${Math.floor(at / 100) + 1}.${(at % 100) + 1}. ${said}`;
  }).join('\n');
}
