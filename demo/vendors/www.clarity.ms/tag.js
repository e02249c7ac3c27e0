/*
 * A stand-in for the tag of Microsoft Clarity, which stands before the real script: it says for which project that one runs
 * and where it sends. The picture is there to recognise the visitor on other sites.
 */
const projectId = currentScript.src.match(/tag\/(\w+)/)[1];
const upload = `${prefix}k.clarity.ms/collect`;

window.clarity?.('start', {
  projectId,
  // The script keeps this address in its cookie without `https://`: one of the demo's own server would not come back whole.
  upload: prefix === 'https://' ? upload : (payload) => navigator.sendBeacon(upload, payload),
  cookies: ['_uetmsclkid', '_uetvid', '_clck'],
  track: true,
  content: true,
});
// What the page asked before comes after the start.
const { q: queue } = window.clarity ?? {};
if (Array.isArray(queue)) queue.unshift(queue.pop());

loadPicture('c.clarity.ms/c.gif');
