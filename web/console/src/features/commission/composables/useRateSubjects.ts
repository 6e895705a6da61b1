import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { api } from '@/api/api'

/** Categories to choose from. */
export function useRateCategories() {
  return useQuery({ queryKey: ['categories'], queryFn: () => dataOf(api.GET('/api/categories')) })
}

/** Products on sale that fit the words, or the newest; read as anybody reads them, for who decides on money. */
export function useRateProducts() {
  const words = ref('')
  const query = useQuery({
    queryKey: computed(() => ['products', 'to-rate', words.value]),
    queryFn: () =>
      dataOf(
        api.GET('/api/products', {
          params: { query: { limit: 20, ...(words.value ? { q: words.value } : {}) } },
        }),
      ),
  })
  return { words, products: computed(() => query.data.value?.items ?? []), searching: query.isFetching }
}
