export { pageOf } from './ui/reading';
