import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function usePartners() {
  const url = useUrlFilters('q')
  const list = useKeysetList({
    key: ['partners'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/partners', { params: { query } })),
  })
  return { ...url, list }
}

/** The partners whose name fits, to choose one of. */
export function usePartnerChoice(words: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['partners', 'choice', words.value]),
    queryFn: () =>
      dataOf(
        api.GET('/api/operator/partners', {
          params: { query: { ...(words.value && { q: words.value }), limit: 10 } },
        }),
      ),
  })
}
