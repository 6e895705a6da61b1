import { dataOf } from '@shuke/api-client'
import type { Faults } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

/** The faults as they are; what the company leaves open is off. */
export function useFaults() {
  return useQuery({
    queryKey: ['faults'],
    queryFn: () => dataOf(api.GET('/api/sandbox/faults')),
    select: ({ double, delaySeconds, reorder, lose, forge, refuse }) => ({
      double,
      delaySeconds: delaySeconds ?? 0,
      reorder: reorder ?? false,
      lose: lose ?? false,
      forge: forge ?? false,
      refuse: refuse ?? false,
    }),
  })
}

export type SetFaults = NonNullable<ReturnType<typeof useFaults>['data']['value']>

export function useSetFaults(done: () => void) {
  return useAct((body: Faults) => dataOf(api.PUT('/api/sandbox/faults', { body })), {
    stale: ['faults'],
    done,
  })
}
