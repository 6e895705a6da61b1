import type { Commission, Earnings } from '@shuke/api-client/contract'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { keys } from '@/app/queries'
import { useEarnings } from '@/shared/composables/useEarnings'
import { useLiveStream } from '@/shared/composables/useLiveStream'

/** Earnings that change by themselves: the server tells each commission as it is written. */
export function useLiveEarnings() {
  const client = useQueryClient()
  const earnings = useEarnings()
  const latest = ref<Commission | null>(null)
  const { live, listen } = useLiveStream(
    '/api/my/earnings/stream',
    {
      earnings: async (data) => {
        // An answer that is on its way was given before this was told.
        await client.cancelQueries({ queryKey: keys.earnings })
        client.setQueryData(keys.earnings, JSON.parse(data) as Earnings)
      },
      commission: (data) => {
        latest.value = JSON.parse(data) as Commission
        void client.invalidateQueries({ queryKey: keys.commissions })
      },
    },
    () => void client.invalidateQueries({ queryKey: keys.earnings }),
  )

  listen()
  return { ...earnings, latest, live }
}
