const SUFFIXES = ['mozilla.com', 'mozilla.net', 'mozilla.org', 'firefox.com', 'gvt1.com', 'gvt2.com', 'apple.com'];

// by name: fonts, maps and scripts from googleapis.com are what the tests look for
const GOOGLE = [
  'accounts.google.com',
  'android.clients.google.com',
  'clients2.google.com',
  'clientservices.googleapis.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'safebrowsing.googleapis.com',
  'safebrowsingohttpgateway.googleapis.com',
  'update.googleapis.com',
];

/** Whether browsers call this host on their own account, for updates and the like. */
export const isChatter = (host: string): boolean =>
  GOOGLE.includes(host) || SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
