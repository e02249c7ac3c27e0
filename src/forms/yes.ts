/** Is this a yes? `true`, the same as a text, or an attribute without a value. Whatever else it is, is none. */
export const isYes = (value: unknown): boolean => [true, 'true', ''].includes(value as string);
