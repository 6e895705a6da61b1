import type { ProductSort } from '@shuke/api-client/contract'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ProductFilter } from '@/shared/composables/useProducts'

export const sorts = ['relevance', 'newest', 'price-up', 'price-down'] as const

/** What is searched for stands in the address, so that going back finds it again. */
export function useSearchInUrl() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => {
    const value = route.query[name]
    return typeof value === 'string' && value.trim() ? value.trim() : undefined
  }

  const filter = computed<ProductFilter>(() => {
    const known: ProductFilter = {}
    const q = text('q')
    const category = text('category')
    const sort = sorts.find((name) => name === text('sort'))
    if (q) known.q = q
    if (category) known.category = category
    if (sort) known.sort = sort
    return known
  })

  function change(part: { q?: string; category?: string; sort?: ProductSort }) {
    const query = { ...filter.value, ...part }
    void router.replace({
      path: '/discover',
      query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)),
    })
  }

  return { filter, change }
}
