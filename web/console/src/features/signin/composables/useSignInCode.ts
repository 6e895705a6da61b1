import type { SignInCode } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useRemaining } from '@shuke/ui/useRemaining'
import { computed, ref } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

/** Asks for a one-time code, and knows when another one may be asked for. */
export function useSignInCode() {
  const sent = ref<SignInCode | null>(null)
  const act = useAct((phone: string) => dataOf(api.POST('/api/sign-in-codes', { body: { phone } })), {
    done: (code) => (sent.value = code),
  })
  const wait = useRemaining(() => sent.value?.resendAt)
  return { ...act, sent, wait: computed(() => Math.ceil(wait.value / 1000)) }
}
