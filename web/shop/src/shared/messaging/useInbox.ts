import type { UnreadCounts } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, watch } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { useSession } from '@/shared/composables/useSession'

/** How much the person has not read. */
export function useInbox() {
  const { person } = useSession()
  return useQuery({
    queryKey: keys.inbox,
    queryFn: (): Promise<UnreadCounts> => dataOf(api.GET('/api/my/inbox')),
    enabled: () => Boolean(person.value),
  })
}

/**
 * Keeps what is unread, and the conversations on the screen, as the server has them: it tells each change as it is
 * written. After a break the browser comes back with the last thing it heard of, and is told everything since.
 */
export function useLiveInbox(): void {
  const client = useQueryClient()
  const { person } = useSession()
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined

  function listen() {
    source = new EventSource('/api/my/inbox/stream')
    source.addEventListener('inbox', (event) => {
      const now = JSON.parse(event.data) as UnreadCounts
      const before = client.getQueryData<UnreadCounts>(keys.inbox)
      client.setQueryData(keys.inbox, now)
      if (before?.notifications !== now.notifications)
        void client.invalidateQueries({ queryKey: keys.notifications })
      if (before?.requests !== now.requests) void client.invalidateQueries({ queryKey: keys.conversations })
    })
    source.addEventListener('conversation', (event) => {
      const { id } = JSON.parse(event.data) as { id: string }
      void client.invalidateQueries({ queryKey: keys.conversations })
      void client.invalidateQueries({ queryKey: keys.conversation(id) })
      void client.invalidateQueries({ queryKey: keys.messagesOf(id) })
    })
    source.addEventListener('error', () => {
      // The browser comes back by itself after a break, but not after a refusal.
      if (source?.readyState !== EventSource.CLOSED) return
      again = setTimeout(() => {
        void client.invalidateQueries({ queryKey: keys.messaging })
        listen()
      }, 5_000)
    })
  }

  function stop() {
    clearTimeout(again)
    source?.close()
  }

  watch(
    () => person.value?.id,
    (id) => {
      stop()
      if (id) listen()
    },
    { immediate: true },
  )
  onScopeDispose(stop)
}
