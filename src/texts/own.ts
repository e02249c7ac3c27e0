/** What a table has by a name of its own: `constructor` and its like, which every object has, are not in it. */
export function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
