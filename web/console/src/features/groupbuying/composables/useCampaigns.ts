import { dataOf } from '@shuke/api-client'
import type {
  GroupCampaign,
  GroupCampaignDraft,
  GroupState,
  OperatorGroupHead,
} from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter, type Ref } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

const stale = ['group-campaigns']

export function useCampaigns() {
  return useKeysetList<GroupCampaign>({
    key: ['group-campaigns'],
    read: (query) => dataOf(api.GET('/api/operator/group-campaigns', { params: { query } })),
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

/** Products whose name fits. */
export function useProductChoice(words: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['products', 'choice', words.value]),
    queryFn: () =>
      dataOf(
        api.GET('/api/operator/products', {
          params: { query: { ...(words.value && { q: words.value }), limit: 10 } },
        }),
      ),
  })
}

/** A product with its SKUs. */
export function useChosenProduct(id: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['product', 'choice', id.value]),
    queryFn: () => dataOf(api.GET('/api/operator/products/{id}', { params: { path: { id: id.value } } })),
    enabled: () => id.value !== '',
  })
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
