import type { Page } from '@shuke/api-client/contract'
import { useInfiniteQuery, type QueryKey } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

/** A keyset list: pages asked for one after another, shown as one. */
export function usePages<T>(
  key: MaybeRefOrGetter<QueryKey>,
  read: (after: string | undefined) => Promise<Page<T>>,
  enabled: MaybeRefOrGetter<boolean> = true,
) {
  const query = useInfiniteQuery({
    queryKey: computed(() => toValue(key)),
    queryFn: ({ pageParam }) => read(pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled,
  })
  const items = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  return { ...query, items }
}
