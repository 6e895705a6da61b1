import { dataOf } from '@shuke/api-client'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

/** Shows a code of the device, or a recovery code, for this session. */
export function useShowingSecondFactor(done: () => void) {
  return useAct((code: string) => dataOf(api.POST('/api/session/second-factor', { body: { code } })), {
    stale: ['second-factor'],
    done,
  })
}
