import { ownTag } from '../browser/scripts';
import { loadPart } from './load-part';
import { readTag } from './read';
import { startTag } from './start';

startTag(() => readTag(ownTag, loadPart), { load: loadPart, texts: loadPart });
