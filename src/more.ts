export { explain } from './explain';
export { Preferences } from './ui/preferences';
export { forget, undo } from './withdrawal';
