import { dataOf } from '@shuke/api-client'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

/** Writes what somebody counted on the shelf. */
export function useStockCount(done: (stock: { available: number; reserved: number }) => void) {
  return useAct(
    ({ id, counted }: { id: string; counted: number }) =>
      dataOf(api.PUT('/api/operator/skus/{id}/stock', { params: { path: { id } }, body: { counted } })),
    { stale: ['products'], done },
  )
}
