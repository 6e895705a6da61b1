import { createApi } from '@shuke/api-client'
import { currentLocale } from './i18n'

const listeners = new Set<() => void>()

/** Called whenever the server says that it does not know who is there. */
export function onSignInNeeded(listener: () => void): void {
  listeners.add(listener)
}

/** The one client of this app. Only composables may use it. */
export const api = createApi({
  locale: currentLocale,
  onSignInNeeded: () => listeners.forEach((listener) => listener()),
})
