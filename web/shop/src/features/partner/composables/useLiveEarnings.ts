import type { Commission, Earnings } from '@shuke/api-client/contract'
import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, ref } from 'vue'
import { keys } from '@/app/queries'
import { useEarnings } from '@/shared/composables/useEarnings'

/** Earnings that change by themselves: the server tells each commission as it is written. */
export function useLiveEarnings() {
  const client = useQueryClient()
  const earnings = useEarnings()
  const latest = ref<Commission | null>(null)
  const live = ref(false)
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined

  function listen() {
    source = new EventSource('/api/my/earnings/stream')
    source.addEventListener('open', () => (live.value = true))
    source.addEventListener('earnings', (event) => {
      client.setQueryData(keys.earnings, JSON.parse(event.data) as Earnings)
    })
    source.addEventListener('commission', (event) => {
      latest.value = JSON.parse(event.data) as Commission
      void client.invalidateQueries({ queryKey: keys.commissions })
    })
    source.addEventListener('error', () => {
      live.value = false
      // The browser comes back by itself after a break, but not after a refusal.
      if (source?.readyState !== EventSource.CLOSED) return
      again = setTimeout(() => {
        void client.invalidateQueries({ queryKey: keys.earnings })
        listen()
      }, 5_000)
    })
  }

  listen()
  onScopeDispose(() => {
    clearTimeout(again)
    source?.close()
  })

  return { ...earnings, latest, live }
}
