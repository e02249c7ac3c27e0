/**
 * The services that are files of their own, fetched when granted or looked at: by category, each with the global whose calls
 * are dropped until then. Any name that is neither here nor aboard is a service of the site's own.
 */
export const FETCHED: Readonly<Record<string, string>> = {
  analytics: 'hotjar:hj liveinternet matomo:_paq microsoft-clarity:clarity plausible:plausible rambler-top100:_top100q tilda-stat www-uz yandex-tag-manager',
  marketing: 'facebook-embeds google-ads:gtag instagram-embeds meta-pixel:fbq microsoft-uet:uetq tiktok-pixel:ttq top-mail-ru:_tmr vk-pixel vk-widgets',
  functional: '2gis bitrix24 google-maps jivo recaptcha telegram-widgets vimeo yandex-maps youtube',
  necessary: 'bitrix-site click payme tilda-consent',
};

/** Their ids. */
export const fetchedIds = (): string[] => Object.values(FETCHED).flatMap((names) => names.split(' ').map((name) => name.split(':')[0]!));
