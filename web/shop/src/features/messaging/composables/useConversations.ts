import type { Conversation, Message, MessageDraft } from '@shuke/api-client/contract'
import { dataOf, newIdempotencyKey } from '@shuke/api-client'
import { ProblemError } from '@shuke/api-client/problem'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

export function useConversations(requests: boolean) {
  return usePages<Conversation>([...keys.conversations, requests], (after) =>
    dataOf(api.GET('/api/my/conversations', { params: { query: { requests, after } } })),
  )
}

export function useConversation(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.conversation(toValue(id))),
    queryFn: (): Promise<Conversation> =>
      dataOf(api.GET('/api/conversations/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

/** What was said, the latest first. */
export function useMessages(id: MaybeRefOrGetter<string>) {
  return usePages<Message>(
    computed(() => keys.messagesOf(toValue(id))),
    (after) =>
      dataOf(
        api.GET('/api/conversations/{id}/messages', {
          params: { path: { id: toValue(id) }, query: { after } },
        }),
      ),
  )
}

function useAfterwards(id: MaybeRefOrGetter<string>) {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.conversation(toValue(id)) }),
      client.invalidateQueries({ queryKey: keys.messagesOf(toValue(id)) }),
      client.invalidateQueries({ queryKey: keys.conversations }),
      client.invalidateQueries({ queryKey: keys.inbox }),
    ])
}

/**
 * Says something. A message keeps its id while it is not known whether it arrived, so that saying it again says it once.
 */
export function useSay(conversationId: MaybeRefOrGetter<string>) {
  let waiting: { id: string; said: string } | null = null
  return useMutation({
    mutationFn: async (draft: MessageDraft) => {
      const said = JSON.stringify([toValue(conversationId), draft])
      if (waiting?.said !== said) waiting = { id: newIdempotencyKey(), said }
      try {
        const message = await dataOf(
          api.PUT('/api/conversations/{id}/messages/{messageId}', {
            params: { path: { id: toValue(conversationId), messageId: waiting.id } },
            body: draft,
          }),
        )
        waiting = null
        return message
      } catch (error) {
        if (error instanceof ProblemError && error.status < 500) waiting = null
        throw error
      }
    },
    onSuccess: useAfterwards(conversationId),
  })
}

export function useReadConversation(id: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: (seq: number) =>
      dataOf(
        api.PUT('/api/conversations/{id}/read-mark', {
          params: { path: { id: toValue(id) } },
          body: { seq },
        }),
      ),
    onSuccess: useAfterwards(id),
  })
}

/** Accepts or declines somebody's wish to talk. */
export function useAnswerRequest(id: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: (yes: boolean) => {
      const where = { params: { path: { id: toValue(id) } } }
      return yes
        ? dataOf(api.PUT('/api/conversations/{id}/acceptance', where))
        : dataOf(api.PUT('/api/conversations/{id}/refusal', where))
    },
    onSuccess: useAfterwards(id),
  })
}
