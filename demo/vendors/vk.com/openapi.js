/*
 * A stand-in for VK's openapi.js with its retargeting pixel: written for this repository, none of the vendor's code in it.
 * It was seen to store nothing on the site. Parts that the page has already are left as they are.
 */
let pixel;
const report = (fields) => loadPicture(`vk.com/rtrg?${query({ p: pixel, ...fields })}`);

const vk = (window.VK ??= {});
vk.Retargeting ??= {
  Init(id) {
    pixel = id;
  },
  Hit: () => report({}),
  Event: (event) => report({ event }),
  Add: (audience) => report({ audience }),
  ProductEvent: (list, event) => report({ price_list_id: list, e: event }),
};
vk.Goal ??= (event) => report({ e: event });
window.vkAsyncInit?.();
