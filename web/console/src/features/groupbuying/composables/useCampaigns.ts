import { dataOf } from '@shuke/api-client'
import type {
  GroupCampaign,
  GroupCampaignDraft,
  GroupState,
  OperatorGroupHead,
} from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useBelowCostFilter } from '@/goods/useBelowCostFilter'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

const stale = ['group-campaigns']

export function useCampaigns() {
  const { wanted, ...filter } = useBelowCostFilter()
  const list = useKeysetList<GroupCampaign>({
    key: ['group-campaigns'],
    filters: filter.filters,
    read: (query) => dataOf(api.GET('/api/operator/group-campaigns', { params: { query: wanted(query) } })),
  })
  return { ...filter, list }
}

export function useCampaign(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['group-campaigns', 'one', toValue(id)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/group-campaigns/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

/** How far people came in a campaign. */
export function useFunnel(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['group-campaigns', 'funnel', toValue(id)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/group-campaigns/{id}/funnel', { params: { path: { id: toValue(id) } } })),
  })
}

export function useMakingCampaign(done: () => void) {
  return useAct((body: GroupCampaignDraft) => dataOf(api.POST('/api/operator/group-campaigns', { body })), {
    stale,
    done,
  })
}

export function usePublishingCampaign(done: () => void) {
  return useAct(
    (id: string) =>
      dataOf(api.POST('/api/operator/group-campaigns/{id}/publication', { params: { path: { id } } })),
    { stale, done },
  )
}

export function useEndingCampaign(done: () => void) {
  return useAct(
    ({ id, reason }: { id: string; reason: string }) =>
      dataOf(
        api.POST('/api/operator/group-campaigns/{id}/end', { params: { path: { id } }, body: { reason } }),
      ),
    { stale, done },
  )
}

export function useGroups() {
  const url = useUrlFilters('campaign', 'state')
  const list = useKeysetList<OperatorGroupHead>({
    key: ['groups'],
    filters: url.filters,
    read: (query) =>
      dataOf(
        api.GET('/api/operator/groups', {
          params: { query: query as { campaign?: string; state?: GroupState } },
        }),
      ),
  })
  return { ...url, list }
}

export function useGroup(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['groups', 'one', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/operator/groups/{id}', { params: { path: { id: toValue(id) } } })),
  })
}
