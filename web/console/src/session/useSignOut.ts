import { dataOf } from '@shuke/api-client'
import { useRouter } from 'vue-router'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { queries } from '@/api/queries'

export function useSignOut() {
  const router = useRouter()
  return useAct(() => dataOf(api.DELETE('/api/session')), {
    done: () => {
      queries.clear()
      void router.replace({ name: 'sign-in' })
    },
  })
}
