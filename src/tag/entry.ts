import { loadPart } from './load-part';
import { startTag } from './start';

startTag({ load: loadPart, texts: loadPart }, loadPart);
