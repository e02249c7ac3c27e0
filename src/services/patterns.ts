/** A pattern in which `*` stands for `any`, as the source of a regular expression: all else in it stands for itself. */
export function wildcards(pattern: string, any: string): string {
  return pattern.replace(/[^\w*]/g, '\\$&').replaceAll('*', any);
}

/** Beginnings of addresses, with `*` for any part of one, as one pattern. */
export function patternOf(hosts: readonly string[]): RegExp {
  return new RegExp(`^https?://(?:${hosts.map((host) => wildcards(host, '[^/]*')).join('|')})`, 'i');
}
