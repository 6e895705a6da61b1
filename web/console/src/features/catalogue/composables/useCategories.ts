import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

export function useCategories() {
  return useQuery({ queryKey: ['categories'], queryFn: () => dataOf(api.GET('/api/categories')) })
}

export function useAddCategory(done: () => void) {
  return useAct(
    (body: { name: string; slug: string }) => dataOf(api.POST('/api/operator/categories', { body })),
    { stale: ['categories'], done },
  )
}
