import type { SignIn } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation } from '@tanstack/vue-query'
import { useRoute, useRouter } from 'vue-router'
import { api } from '@/app/api'
import { enterSession } from '@/shared/composables/useSession'

export function useSendCode() {
  return useMutation({
    mutationFn: (phone: string) => dataOf(api.POST('/api/sign-in-codes', { body: { phone } })),
  })
}

/** Signs in, keeps the agreement that was ticked for it, and goes back to where signing in was asked for. */
export function useSignIn() {
  const route = useRoute()
  const router = useRouter()
  return useMutation({
    mutationFn: async (sent: SignIn) => {
      const entered = await dataOf(api.POST('/api/sessions', { body: sent }))
      await api
        .PUT('/api/me/consents/{kind}', { params: { path: { kind: 'TERMS' } }, body: { granted: true } })
        // Signing in has succeeded already; the agreement can be given again under settings.
        .catch(() => undefined)
      return entered
    },
    onSuccess: async ({ session }) => {
      enterSession(session)
      await router.replace(returnPath(route.query.return))
    },
  })
}

/** Only paths of this shop: never another host, whatever the address says. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked) || asked.startsWith('/sign-in')) return '/me'
  return asked
}
