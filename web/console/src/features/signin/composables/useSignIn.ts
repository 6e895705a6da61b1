import type { SignIn, SignedIn } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useRoute, useRouter } from 'vue-router'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { one } from '@/lists/query'
import { becomeSession } from '@/session/useSession'
import { wayBack } from './wayBack'

/** Signs in by code or by password and goes on to the page that was asked for. */
export function useSignIn() {
  const route = useRoute()
  const router = useRouter()
  return useAct((body: SignIn): Promise<SignedIn> => dataOf(api.POST('/api/sessions', { body })), {
    done: ({ session }) => {
      becomeSession(session)
      void router.replace(wayBack(one(route.query.to)))
    },
  })
}
