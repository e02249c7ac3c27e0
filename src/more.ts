export { explain } from './explain';
export { LeftNote } from './ui/left';
export { closed, lookCloser, open, Panel, show, tell } from './ui/panel';
export { forget, undo } from './withdrawal';
