import { asForm, dataOf, filePart, idempotent } from '@shuke/api-client'
import type { Picture, Proposal, ProposalDraft } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'

/** A try whose end is unknown outlives its page. */
const proposing = attempts()

export function useOwnGoods() {
  return useKeysetList({
    key: ['own-goods'],
    read: (query) => dataOf(api.GET('/api/supplier/goods', { params: { query } })),
  })
}

/** One of our own products, or nothing while there is no id. */
export function useOwnProduct(id: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => ['own-product', toValue(id)]),
    enabled: computed(() => !!toValue(id)),
    queryFn: () => dataOf(api.GET('/api/supplier/goods/{id}', { params: { path: { id: toValue(id)! } } })),
  })
}

export function useGoodsCategories() {
  return useQuery({ queryKey: ['categories'], queryFn: () => dataOf(api.GET('/api/categories')) })
}

export function useOwnStock(done: (stock: { available: number; reserved: number }) => void) {
  return useAct(
    ({ id, counted }: { id: string; counted: number }) =>
      dataOf(api.PUT('/api/supplier/skus/{id}/stock', { params: { path: { id } }, body: { counted } })),
    { stale: ['own-goods', 'own-product'], done },
  )
}

export function useOwnProposals() {
  return useKeysetList({
    key: ['own-proposals'],
    read: (query) => dataOf(api.GET('/api/supplier/proposals', { params: { query } })),
  })
}

export function useProposing(done: (proposal: Proposal) => void) {
  return useAct(
    (body: ProposalDraft) =>
      proposing(JSON.stringify(body), (key) =>
        dataOf(api.POST('/api/supplier/proposals', { body, headers: idempotent(key) })),
      ),
    { stale: ['own-proposals', 'own-goods', 'own-product'], done },
  )
}

export function useWithdrawing(done: () => void) {
  return useAct(
    (id: string) => dataOf(api.POST('/api/supplier/proposals/{id}/withdrawal', { params: { path: { id } } })),
    { stale: ['own-proposals', 'own-product'], done },
  )
}

export function useUploading(done: (picture: Picture) => void) {
  return useAct(
    (file: File) =>
      dataOf(api.POST('/api/supplier/media', { body: { file: filePart(file) }, bodySerializer: asForm })),
    { done },
  )
}
