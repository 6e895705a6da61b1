import { onScopeDispose, ref, watch } from 'vue'
import { useLookedAt } from './useLookedAt'

const REFUSED_FOR = 5_000
const ASK_EVERY = 30_000

/**
 * Hears what the server tells while the scope lives. After a break the browser comes back with the last thing it heard
 * of, and is told everything since. Where the server has no room for so many pages of one person, this one asks now and
 * then instead, until somebody looks at it again.
 *
 * @param hear what to do with each kind of event
 * @param catchUp asks for everything that may have been missed
 */
export function useLiveStream(
  address: string,
  hear: Record<string, (data: string) => unknown>,
  catchUp: () => void,
) {
  const live = ref(false)
  const lookedAt = useLookedAt()
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let full = false

  function listen() {
    stop()
    source = new EventSource(address)
    source.addEventListener('open', () => (live.value = true))
    for (const [kind, heard] of Object.entries(hear))
      source.addEventListener(kind, (event: MessageEvent<string>) => void heard(event.data))
    source.addEventListener('full', () => {
      stop()
      full = true
      askNowAndThen()
    })
    source.addEventListener('error', () => {
      live.value = false
      // The browser comes back by itself after a break, but not after a refusal.
      if (source?.readyState !== EventSource.CLOSED) return
      again = setTimeout(comeBack, REFUSED_FOR)
    })
  }

  function comeBack() {
    catchUp()
    listen()
  }

  function askNowAndThen() {
    again = setTimeout(() => {
      catchUp()
      askNowAndThen()
    }, ASK_EVERY)
  }

  function stop() {
    clearTimeout(again)
    source?.close()
    live.value = false
    full = false
  }

  watch(lookedAt, (looks) => {
    if (looks && full) comeBack()
  })
  onScopeDispose(stop)
  return { live, listen, stop }
}
