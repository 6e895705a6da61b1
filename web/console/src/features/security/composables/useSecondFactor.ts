import { dataOf } from '@shuke/api-client'
import type { SecondFactorBegun, SecondFactorState } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

const stale = ['second-factor']

export function useSecondFactor() {
  return useQuery({
    queryKey: ['second-factor'],
    queryFn: (): Promise<SecondFactorState> => dataOf(api.GET('/api/me/second-factor')),
  })
}

/** From the password to the recovery codes; what the server tells once is kept here alone. */
export function useEnrolling() {
  const begun = ref<SecondFactorBegun | null>(null)
  const recoveryCodes = ref<string[]>([])
  const beginning = useAct(
    (password: string) =>
      dataOf(api.POST('/api/me/second-factor/enrolment', { body: { password: password || null } })),
    { done: (told) => (begun.value = told) },
  )
  const confirming = useAct(
    (code: string) => dataOf(api.POST('/api/me/second-factor/confirmation', { body: { code } })),
    {
      stale,
      done: (told) => {
        begun.value = null
        recoveryCodes.value = told.recoveryCodes
      },
    },
  )
  return { begun, recoveryCodes, beginning, confirming }
}

export function useRemoving(done: () => void) {
  return useAct(() => dataOf(api.DELETE('/api/me/second-factor')), { stale, done })
}
