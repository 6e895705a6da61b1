import type { UnreadCounts } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { watch } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { useLiveStream } from '@/shared/composables/useLiveStream'
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

/** Keeps what is unread, and the conversations on the screen, as the server has them: it tells each change. */
export function useLiveInbox(): void {
  const client = useQueryClient()
  const { person } = useSession()
  const stream = useLiveStream(
    '/api/my/inbox/stream',
    {
      inbox: async (data) => {
        const now = JSON.parse(data) as UnreadCounts
        // An answer that is on its way was given before this was told.
        await client.cancelQueries({ queryKey: keys.inbox })
        const before = client.getQueryData<UnreadCounts>(keys.inbox)
        client.setQueryData(keys.inbox, now)
        if (before?.notifications !== now.notifications)
          void client.invalidateQueries({ queryKey: keys.notifications })
        if (before?.requests !== now.requests) void client.invalidateQueries({ queryKey: keys.conversations })
      },
      conversation: (data) => {
        const { id } = JSON.parse(data) as { id: string }
        void client.invalidateQueries({ queryKey: keys.conversations })
        void client.invalidateQueries({ queryKey: keys.conversation(id) })
        void client.invalidateQueries({ queryKey: keys.messagesOf(id) })
      },
    },
    () => void client.invalidateQueries({ queryKey: keys.messaging }),
  )

  watch(
    () => person.value?.id,
    (id) => (id ? stream.listen() : stream.stop()),
    { immediate: true },
  )
}
