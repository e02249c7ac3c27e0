/**
 * The services that are files of their own, by their usual category. What a tag names under a category is one of these; what it
 * names in `services` is aboard, or the site's own.
 */
export const FETCHED: Readonly<Record<string, string>> = {
  analytics: 'hotjar liveinternet matomo microsoft-clarity plausible rambler-top100 tilda-stat www-uz yandex-tag-manager',
  marketing: 'facebook-embeds google-ads instagram-embeds meta-pixel microsoft-uet tiktok-pixel top-mail-ru vk-pixel vk-widgets',
  functional: '2gis bitrix24 google-maps jivo recaptcha telegram-widgets vimeo yandex-maps youtube',
  necessary: 'bitrix-site click payme tilda-consent',
};

/** Their ids. */
export const fetchedIds = (): string[] => Object.values(FETCHED).flatMap((names) => names.split(' '));
