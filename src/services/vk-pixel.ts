import { insertScript } from '../browser/scripts';
import { dropping, globals, isDropping } from '../browser/vendor-globals';
import type { Service, ServiceFacts } from '../types';
import type { ServiceOptions } from './options';

export interface VkPixelOptions extends ServiceOptions {
  /** Code of the pixel, such as `VK-RTRG-123456-AbCdE`. */
  id: string;
}

/** The pixel's parts of VK's file. The others, such as the widgets, are not the pixel's to drop. */
const PARTS = ['Retargeting', 'Goal'] as const;
type Vk = Partial<Record<(typeof PARTS)[number], unknown>>;
interface Pixel {
  Init(id: string): void;
  Hit(): void;
}

export const vkPixelHosts = ['vk.com/js/api/openapi.js', 'vk.ru/js/api/openapi.js', 'vk.com/rtrg', 'vk.ru/rtrg'];

/**
 * VK pixel. It stores nothing on the site's own domain and has no way to stop: a withdrawal loads the page anew. Seen with
 * `openapi.js` 169.
 */
export function vkPixel({
  id,
  category = 'marketing',
  src = 'https://vk.com/js/api/openapi.js?169',
  facts,
  ...common
}: VkPixelOptions): Service {
  let script: HTMLScriptElement | undefined;
  let granted = false;
  let begun = false;
  const begin = () => {
    const pixel = vk().Retargeting as Pixel | undefined;
    if (begun || !granted || !pixel) return;
    begun = true;
    pixel.Init(id);
    pixel.Hit();
  };
  return {
    ...common,
    id: 'vk-pixel',
    category,
    vendorId: id,
    idForm: /^VK-RTRG-[\w:-]+$/,
    facts: { ...vkPixelFacts, ...facts },
    catalogue: vkPixelFacts,
    prepare() {
      for (const part of PARTS) vk()[part] ??= dropping();
    },
    start() {
      granted = true;
      // the file defines only what is not there
      for (const part of PARTS) {
        const now = vk()[part];
        if (isDropping(now)) vk()[part] = now.real;
      }
      if (script) return begin();
      script = insertScript(src);
      script.addEventListener('load', begin);
    },
    stop() {
      granted = false;
      for (const part of PARTS) vk()[part] = dropping(vk()[part]);
      return false;
    },
  };
}

const vk = () => (globals()['VK'] ??= {}) as Vk;

/** Seen with the vendor's own script in Chromium, 2026-11; what VK keeps on its own domain is known from others. */
export const vkPixelFacts: ServiceFacts = {
  name: 'VK pixel',
  provider: 'V Kontakte LLC',
  country: 'RU',
  policy: 'https://vk.com/privacy',
  documentation: 'https://ads.vk.com/',
  hosts: vkPixelHosts,
  evidence: 'run',
  items: [{ name: 'remix*', purpose: 'crosssite', thirdParty: true }],
};
