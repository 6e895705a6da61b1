import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'
import { marketMonth } from '@/session/marketClock'

/** Tax by person, of the month in the address or the latest in which something was paid. */
export function useTaxMonth() {
  const url = useUrlFilters('month')
  const known = useQuery({
    queryKey: ['tax-months', 'all'],
    queryFn: () => dataOf(api.GET('/api/operator/tax-months')),
  })
  const months = computed(() => known.data.value?.items ?? [])
  const month = computed(() => url.filters.value.month || months.value[0]?.month || marketMonth())
  const list = useKeysetList({
    key: computed(() => ['tax-months', month.value]),
    read: (query) =>
      dataOf(
        api.GET('/api/operator/tax-months/{month}', { params: { path: { month: month.value }, query } }),
      ),
  })
  return { ...url, month, months, list }
}
