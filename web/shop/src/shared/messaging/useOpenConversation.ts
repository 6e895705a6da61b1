import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

/** Opens the conversation with somebody, and goes there. */
export function useOpenConversation() {
  const client = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: (code: string) =>
      dataOf(api.PUT('/api/people/{code}/conversation', { params: { path: { code } } })),
    onSuccess: (conversation) => {
      client.setQueryData(keys.conversation(conversation.id), conversation)
      return router.push(`/messages/${conversation.id}`)
    },
  })
}

/** Whom the buyer can ask about an order, if there is somebody. */
export function useOrderContact(orderId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.orderContact(toValue(orderId))),
    queryFn: () =>
      dataOf(api.GET('/api/orders/{id}/contact', { params: { path: { id: toValue(orderId) } } })),
  })
}

/** Whom a customer can ask before they buy: their partner, if there is one. */
export function useOwnContact(wanted: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: keys.ownContact,
    queryFn: () => dataOf(api.GET('/api/my/contact')),
    enabled: computed(() => toValue(wanted)),
  })
}
