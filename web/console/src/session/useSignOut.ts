import { dataOf } from '@shuke/api-client'
import { useRouter } from 'vue-router'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { forgetSession } from './useSession'

export function useSignOut() {
  const router = useRouter()
  return useAct(() => dataOf(api.DELETE('/api/session')), {
    done: () => {
      forgetSession()
      void router.replace({ name: 'sign-in' })
    },
  })
}
