import { loadPart } from './load-part';
import { startTag } from './start-tag';

startTag({ load: loadPart, texts: loadPart }, loadPart);
