import { keys, queryClient } from './queries'
import { onSignInNeeded } from './api'
import { router, signInFor } from './router'
import { leaveSession, onSessionChangeElsewhere } from '@/shared/composables/useSession'

/** Somebody signed out in another tab, or the session ended: ask to sign in, and come back afterwards. */
export function watchOtherTabs(): void {
  const askToSignIn = () => {
    leaveSession()
    const here = router.currentRoute.value
    if (here.meta.signedIn) void router.replace(signInFor(here))
  }
  onSignInNeeded(askToSignIn)
  onSessionChangeElsewhere((signedIn) => {
    if (signedIn) void queryClient.invalidateQueries({ queryKey: keys.session })
    else askToSignIn()
  })
}
