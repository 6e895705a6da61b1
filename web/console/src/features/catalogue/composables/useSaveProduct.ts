import { dataOf } from '@shuke/api-client'
import type { OperatorProduct, OperatorProductDraft } from '@shuke/api-client/contract'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

const stale = ['products', 'categories']

export function useCreateProduct(done: (product: OperatorProduct) => void) {
  return useAct((body: OperatorProductDraft) => dataOf(api.POST('/api/operator/products', { body })), {
    stale,
    done,
  })
}

/** Sends the version that was read; the server refuses if somebody else was quicker. */
export function useUpdateProduct(id: string, done: (product: OperatorProduct) => void) {
  return useAct(
    (body: OperatorProductDraft & { version: number }) =>
      dataOf(api.PUT('/api/operator/products/{id}', { params: { path: { id } }, body })),
    { stale, done },
  )
}
