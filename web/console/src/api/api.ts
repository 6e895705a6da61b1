import { createApi } from '@shuke/api-client'
import { currentLocale } from '@/i18n/i18n'

let tell = () => {}

/** What happens when the server no longer knows who is there; said once, by the session. */
export function whenSignInIsNeeded(act: () => void): void {
  tell = act
}

let ask: (enrolled: boolean) => Promise<boolean> = () => Promise.resolve(false)

/** Who asks for the second factor when an act needs it; said once, by the session. */
export function whenSecondFactorIsNeeded(asking: (enrolled: boolean) => Promise<boolean>): void {
  ask = asking
}

/** The console's one client. Composables call it; components do not. */
export const api = createApi({
  locale: currentLocale,
  onSignInNeeded: () => tell(),
  onSecondFactorNeeded: (enrolled) => ask(enrolled),
})
