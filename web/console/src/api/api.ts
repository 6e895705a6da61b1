import { createApi } from '@shuke/api-client'
import { currentLocale } from '@/i18n/i18n'

let tell = () => {}

/** What happens when the server no longer knows who is there; said once, by the session. */
export function whenSignInIsNeeded(act: () => void): void {
  tell = act
}

/** The console's one client. Composables call it; components do not. */
export const api = createApi({ locale: currentLocale, onSignInNeeded: () => tell() })
