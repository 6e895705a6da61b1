import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/api'

export function usePlans() {
  return useQuery({ queryKey: ['plans'], queryFn: () => dataOf(api.GET('/api/operator/plans')) })
}
