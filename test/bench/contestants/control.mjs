/** The page without a widget; the script that waits for consent elsewhere runs where it would run there too. */
export const control = {
  name: 'control',
  isMain: true,
  write: ({ granted }) => ({ head: granted ? '<script async src="/gated.js"></script>' : '' }),
  parts: {},
};
