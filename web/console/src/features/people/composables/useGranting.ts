import { dataOf } from '@shuke/api-client'
import type { Right } from '@shuke/api-client/contract'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

/** Takes the second factor from somebody who lost the device. */
export function useRemovingSecondFactor(done: () => void) {
  return useAct(
    ({ id, reason }: { id: string; reason: string }) =>
      dataOf(
        api.POST('/api/operator/people/{id}/second-factor-removal', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    { stale: ['people'], done },
  )
}

/** Gives a person exactly these staff rights. */
export function useGranting(done: () => void) {
  return useAct(
    ({ id, rights }: { id: string; rights: Right[] }) =>
      dataOf(api.PUT('/api/operator/people/{id}/rights', { params: { path: { id } }, body: { rights } })),
    { stale: ['people', 'session'], done },
  )
}
