import { accept } from './accept.mjs';
import { documents } from './documents.mjs';
import { embeds } from './embeds.mjs';
import { firstVisit } from './first-visit.mjs';
import { memory } from './memory.mjs';
import { preferences } from './preferences.mjs';
import { returningVisit } from './returning-visit.mjs';
import { tags } from './tags.mjs';

/** All that is measured, in the order in which it is reported. */
export const scenarios = [firstVisit, accept, returningVisit, tags, embeds, preferences, memory, documents];
