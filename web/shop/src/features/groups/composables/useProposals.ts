import type { GroupProposal, GroupProposalDraft } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

/** What the reader proposed; to one circle, or all of it. */
export function useProposals(circleId: MaybeRefOrGetter<string>) {
  return usePages<GroupProposal>(
    computed(() => keys.groupProposals(toValue(circleId))),
    (after) =>
      dataOf(
        api.GET('/api/my/group-proposals', {
          params: { query: { circle: toValue(circleId) || undefined, after } },
        }),
      ),
  )
}

/** For whom it is proposed: everybody, a circle, or the members of it who want something. */
export interface ProposalFor {
  circleId: string
  needId: string
}

export function usePropose({ circleId, needId }: ProposalFor) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: GroupProposalDraft) =>
      attempt<unknown>(`proposal.${needId || circleId}`, body, (key) => {
        const headers = idempotent(key)
        if (needId)
          return dataOf(
            api.POST('/api/circle-needs/{id}/group-proposal', {
              params: { path: { id: needId } },
              body,
              headers,
            }),
          )
        if (circleId)
          return dataOf(
            api.POST('/api/circles/{id}/group-proposals', {
              params: { path: { id: circleId } },
              body,
              headers,
            }),
          )
        return dataOf(api.POST('/api/my/group-proposals', { body, headers }))
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['groups', 'proposals'] })
      if (needId) await queries.invalidateQueries({ queryKey: keys.circleNeeds(circleId) })
    },
  })
}

export function useWithdrawProposal() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      attempt(`proposal.withdraw.${id}`, id, (key) =>
        dataOf(
          api.POST('/api/my/group-proposals/{id}/withdrawal', {
            params: { path: { id } },
            headers: idempotent(key),
          }),
        ),
      ),
    // Refused too: it was decided meanwhile, which is what the list has to say.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['groups', 'proposals'] }),
        queries.invalidateQueries({ queryKey: ['circles', 'needs'] }),
      ]),
  })
}
