import { preferredLocale, rememberLocale, type Locale } from '@shuke/ui/locale'
import { createI18n } from 'vue-i18n'

type Catalogue = Record<string, object>

/** What pages that get shared need comes first and alone; the rest follows with the first other page. */
const parts = {
  first: {
    'zh-CN': () => import('@/messages/first/zh-CN.json'),
    en: () => import('@/messages/first/en.json'),
  },
  rest: {
    'zh-CN': () => import('@/messages/rest/zh-CN.json'),
    en: () => import('@/messages/rest/en.json'),
  },
}
type Part = keyof typeof parts

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as string,
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
  messages: {} as Record<string, Catalogue>,
})

const known = new Set<string>()
const wanted = new Set<Part>(['first'])

async function learn(locale: Locale, part: Part): Promise<void> {
  const name = `${part}/${locale}`
  if (known.has(name)) return
  const catalogue = (await parts[part][locale]()).default as Catalogue
  i18n.global.mergeLocaleMessage(locale, catalogue)
  known.add(name)
}

/** Fetches what is wanted of the language's catalogue and not there yet, and switches to it. */
export async function speak(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((part) => learn(locale, part)))
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}

/** From here on the whole catalogue is needed. */
export async function speakFully(): Promise<void> {
  wanted.add('rest')
  await learn(currentLocale(), 'rest')
}

/** A component that is fetched together with the rest of the catalogue. */
export async function withWords<T>(component: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([component, speakFully()])
  return loaded
}

/** The person chose: switch, and remember it on this device. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await speak(locale)
  rememberLocale(locale)
}

export const currentLocale = (): Locale => i18n.global.locale.value as Locale

export const startLocale = preferredLocale
