export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

const place = 'shuke.locale'

/** The setting if there is one, else the browser's language, else Chinese. */
export function preferredLocale(): Locale {
  const set = read()
  if (set) return set
  return navigator.languages.some((language) => language.toLowerCase().startsWith('zh')) ||
    !navigator.languages.some((language) => language.toLowerCase().startsWith('en'))
    ? 'zh-CN'
    : 'en'
}

/** Remembers the person's choice on this device. */
export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(place, locale)
  } catch {
    // Storage may be shut in a private window; the choice then lasts as long as the page.
  }
}

function read(): Locale | null {
  try {
    const value = localStorage.getItem(place)
    return locales.find((locale) => locale === value) ?? null
  } catch {
    return null
  }
}
