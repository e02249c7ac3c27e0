export { pageOf } from './ui/reading';
export { treeOf } from './ui/tree-of';
