import { dataOf } from '@shuke/api-client'
import type { Faults } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

export function useFaults() {
  return useQuery({ queryKey: ['faults'], queryFn: () => dataOf(api.GET('/api/sandbox/faults')) })
}

export function useSetFaults(done: () => void) {
  return useAct((body: Faults) => dataOf(api.PUT('/api/sandbox/faults', { body })), {
    stale: ['faults'],
    done,
  })
}
