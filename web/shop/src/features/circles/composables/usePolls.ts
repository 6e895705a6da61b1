import type { CirclePollDraft } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'

export function usePolls(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.circlePolls(toValue(id))),
    queryFn: () => dataOf(api.GET('/api/circles/{id}/polls', { params: { path: { id: toValue(id) } } })),
  })
}

export function useAskPoll(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (draft: CirclePollDraft) =>
      attempt(`poll.${id}`, draft, (key) =>
        dataOf(
          api.POST('/api/circles/{id}/polls', {
            params: { path: { id } },
            body: draft,
            headers: idempotent(key),
          }),
        ),
      ),
    onSuccess: (polls) => queries.setQueryData(keys.circlePolls(id), polls),
  })
}

/** Chooses an answer, or takes a question back. */
export function useAnswerPoll(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ pollId, number }: { pollId: string; number: number | null }) => {
      const params = { path: { id: pollId } }
      return number === null
        ? dataOf(api.DELETE('/api/circle-polls/{id}', { params }))
        : dataOf(api.PUT('/api/circle-polls/{id}/choice', { params, body: { number } }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.circlePolls(id) }),
  })
}
