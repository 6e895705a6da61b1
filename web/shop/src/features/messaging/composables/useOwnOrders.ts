import type { OrderCard } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

/** The person's orders, the latest first. */
export function useOwnOrders() {
  return usePages<OrderCard>([...keys.orders, 'to-show'], (after) =>
    dataOf(api.GET('/api/orders', { params: { query: { after } } })),
  )
}
