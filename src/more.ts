export { explain } from './explain';
export { LeftNote } from './ui/left';
export { Preferences } from './ui/preferences';
export { forget, undo } from './withdrawal';
