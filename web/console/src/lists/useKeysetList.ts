import type { Page } from '@shuke/api-client/contract'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { one, set } from './query'

interface Paging {
  after?: string
  limit?: number
}

export interface KeysetListOptions<T> {
  /** Names the list in the cache; what is acted upon invalidates it by its first word. */
  key: readonly unknown[] | ComputedRef<readonly unknown[]>
  filters?: ComputedRef<Record<string, string>>
  read: (query: Record<string, string> & Paging) => Promise<Page<T>>
  limit?: number
}

/**
 * One page of a keyset-paged list. The page is in the address (`after`), so that it survives a reload and can be
 * sent to a colleague; the pages before it are remembered in the history entry, because a cursor only knows its way
 * forward.
 */
export function useKeysetList<T>({ key, filters, read, limit = 20 }: KeysetListOptions<T>) {
  const route = useRoute()
  const router = useRouter()
  const after = computed(() => one(route.query.after))
  const wanted = computed(() => set(filters?.value ?? {}) as Record<string, string>)
  const trail = computed<string[]>(() => (route.fullPath, trailOf(history.state)))

  const query = useQuery({
    queryKey: computed(() => [...('value' in key ? key.value : key), wanted.value, after.value]),
    queryFn: () => {
      const paging: Paging = after.value ? { after: after.value, limit } : { limit }
      return read(Object.assign({ ...wanted.value }, paging))
    },
    placeholderData: keepPreviousData,
  })

  function turn(to: string, before: string[]) {
    return router.push({ query: { ...route.query, after: to || undefined }, state: { trail: before } })
  }

  return {
    rows: computed<T[]>(() => query.data.value?.items ?? []),
    loading: computed(() => query.isPending.value),
    refreshing: computed(() => query.isFetching.value),
    error: query.error,
    retry: () => query.refetch(),
    onFirst: computed(() => !after.value),
    hasNext: computed(() => !!query.data.value?.next && !query.isPlaceholderData.value),
    hasPrevious: computed(() => trail.value.length > 0),
    first: () => turn('', []),
    next: () => turn(query.data.value?.next ?? '', [...trail.value, after.value]),
    previous: () => turn(trail.value.at(-1) ?? '', trail.value.slice(0, -1)),
  }
}

export type KeysetList = Omit<ReturnType<typeof useKeysetList<unknown>>, 'rows'> & {
  rows: ComputedRef<unknown[]>
}

function trailOf(state: unknown): string[] {
  const trail = (state as { trail?: unknown } | null)?.trail
  return Array.isArray(trail) ? trail.filter((cursor) => typeof cursor === 'string') : []
}
