import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api } from '@/api/api'

/** Products whose name fits. */
export function useProductChoice(words: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['products', 'choice', words.value]),
    queryFn: () =>
      dataOf(
        api.GET('/api/operator/products', {
          params: { query: { ...(words.value && { q: words.value }), limit: 10 } },
        }),
      ),
  })
}

/** A product with its SKUs. */
export function useChosenProduct(id: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['product', 'choice', id.value]),
    queryFn: () => dataOf(api.GET('/api/operator/products/{id}', { params: { path: { id: id.value } } })),
    enabled: () => id.value !== '',
  })
}
