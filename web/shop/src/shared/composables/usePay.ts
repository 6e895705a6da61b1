import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { useRouter } from 'vue-router'
import { openCharge, waysQuery } from '../pay/usePayIn'
import { surroundings, usableWays } from '../pay/ways'

/** Takes the person to where they pay: straight to the only cashier there is, else to the page where they choose. */
export function usePay() {
  const client = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: async (orderId: string) => {
      const ways = usableWays(await client.fetchQuery(waysQuery), surroundings())
      const [only, ...more] = ways
      if (!only || more.length || only.way !== 'CASHIER') {
        await router.push(`/orders/${orderId}/pay`)
        return
      }
      const { cashierUrl } = await openCharge(orderId, only)
      if (cashierUrl) location.assign(cashierUrl)
    },
  })
}
