import { preferredLocale, rememberLocale, type Locale } from '@shuke/ui/locale'
import { createI18n } from 'vue-i18n'

const catalogues: Record<Locale, () => Promise<{ default: Record<string, unknown> }>> = {
  'zh-CN': () => import('@/messages/zh-CN'),
  en: () => import('@/messages/en'),
}

export const i18n = createI18n({
  legacy: false,
  locale: preferredLocale() as string,
  messages: {},
  missingWarn: false,
  fallbackWarn: false,
})

export function currentLocale(): Locale {
  return i18n.global.locale.value as Locale
}

/** Reads the catalogue if it is not there yet, and only then turns the page to that language. */
export async function speak(locale: Locale): Promise<void> {
  if (!i18n.global.availableLocales.includes(locale)) {
    const { default: messages } = await catalogues[locale]()
    i18n.global.setLocaleMessage(locale, messages as never)
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}

/** The person's own choice, kept on this device. */
export async function choose(locale: Locale): Promise<void> {
  rememberLocale(locale)
  await speak(locale)
}
