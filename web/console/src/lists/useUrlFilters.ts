import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { changed, filtersIn } from './query'

/** A table's filters, which live in the address, so that a link shows the same rows to a colleague. */
export function useUrlFilters<K extends string>(...names: K[]) {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => filtersIn(route.query, names))
  return {
    filters,
    filtered: computed(() => names.some((name) => filters.value[name] !== '')),
    filter: (change: Partial<Record<K, string>>) => router.replace({ query: changed(route.query, change) }),
    clear: () =>
      router.replace({ query: changed(route.query, Object.fromEntries(names.map((name) => [name, '']))) }),
  }
}
