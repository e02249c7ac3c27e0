/*
 * Stands in the pages of frames, after `days`: cookies of the frame's own site and how long they live, 0 for as long as the
 * browser is open. In the demo frames are sandboxed and have none.
 */
try {
  const domain = location.hostname.split('.').slice(-2).join('.');
  // an address can ask to be spared
  for (const name in location.search.includes('dnt=1') ? {} : days) {
    const age = days[name] ? `; max-age=${days[name] * 86400}` : '';
    document.cookie = `${name}=${Math.random().toString(36).slice(2)}; path=/${age}; domain=.${domain}; SameSite=None; Secure`;
  }
} catch {}
