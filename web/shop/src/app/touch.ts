import { NetworkError } from '@shuke/api-client/problem'
import { api } from './api'

const gestures = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/**
 * Tells the server that a person, not a preview robot, opened a shared link: once, at the first real gesture.
 * Scrolling is noticed by what a person scrolls with, so that a script's scrolling does not count.
 */
export function tellTouchAtFirstGesture(token: string): void {
  const stop = () => gestures.forEach((gesture) => window.removeEventListener(gesture, tell, true))
  const start = () =>
    gestures.forEach((gesture) => window.addEventListener(gesture, tell, { capture: true, passive: true }))

  function tell(event: Event) {
    if (!event.isTrusted) return
    stop()
    api.POST('/api/touches', { body: { token } }).catch((error: unknown) => {
      // Nothing arrived: the next gesture tries again. A refusal (used, too old) is final and no matter.
      if (error instanceof NetworkError) start()
    })
  }

  start()
}
