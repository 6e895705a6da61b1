import { dataOf } from '@shuke/api-client'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

export function usePublication(done?: () => void) {
  return useAct(
    ({ id, published }: { id: string; published: boolean }) =>
      dataOf(
        api.PUT('/api/operator/products/{id}/publication', { params: { path: { id } }, body: { published } }),
      ),
    { stale: ['products'], done },
  )
}
