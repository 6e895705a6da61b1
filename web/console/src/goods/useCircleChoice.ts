import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { api } from '@/api/api'

/** The circles that are open; only for who may see circles. */
export function useCircleChoice(allowed: Ref<boolean>) {
  return useQuery({
    queryKey: ['circles', 'choice'],
    queryFn: () =>
      dataOf(api.GET('/api/operator/circles', { params: { query: { state: 'OPEN', limit: 50 } } })),
    enabled: () => allowed.value,
  })
}
