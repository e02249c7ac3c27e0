/** The page without a widget. */
export const control = {
  name: 'control',
  write: () => ({}),
  parts: {},
};
