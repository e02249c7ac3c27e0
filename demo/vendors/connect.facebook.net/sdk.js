/*
 * A stand-in for Facebook's sdk.js: it puts the plugins' frames where the page has their elements.
 */
function parse(root = document) {
  for (const element of root.querySelectorAll('.fb-page, .fb-post, .fb-video, .fb-comments, .fb-like')) {
    const kind = element.className.match(/\bfb-(\w+)/)[1];
    const frame = document.createElement('iframe');
    Object.assign(frame, { title: 'Facebook', width: 340, height: 320, src: `${prefix}www.facebook.com/plugins/${kind}.php?${query(element.dataset)}` });
    frame.style.border = 0;
    element.replaceChildren(frame);
  }
}

window.FB = { init: ({ xfbml }) => xfbml && parse(), XFBML: { parse } };
window.fbAsyncInit?.();
if (currentScript.src.includes('xfbml=1')) parse();
