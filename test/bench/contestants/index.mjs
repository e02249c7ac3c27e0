import { control } from './control.mjs';
import { floor } from './floor.mjs';
import { klaro } from './klaro.mjs';
import { orejime } from './orejime.mjs';
import { probo } from './probo.mjs';
import { rozilikService, rozilikTagged, tailored } from './rozilik.mjs';
import { tarteaucitron } from './tarteaucitron.mjs';
import { vanilla } from './vanilla.mjs';

export { readVersion } from './package-files.mjs';
export { dist, rozilikDocuments } from './rozilik.mjs';

/** All that are measured, the page without a widget first. */
export const contestants = [control, floor, vanilla, orejime, klaro, tarteaucitron, probo, rozilikService, rozilikTagged, ...tailored];
