/*
 * A stand-in for Instagram's embed.js: it puts a frame in the place of each quotation.
 */
function process() {
  for (const quotation of document.querySelectorAll('blockquote.instagram-media')) {
    const { pathname } = new URL(quotation.dataset.instgrmPermalink);
    const frame = Object.assign(document.createElement('iframe'), { title: 'Instagram', width: '100%', height: 480, src: `${prefix}www.instagram.com${pathname}embed/` });
    frame.style.border = 0;
    quotation.replaceWith(frame);
  }
}

window.instgrm = { Embeds: { process } };
process();
