import { asForm, dataOf, filePart } from '@shuke/api-client'
import type { Import } from '@shuke/api-client/contract'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'
import { keepFile } from './importFiles'

export function useImports() {
  return useKeysetList({
    key: ['imports'],
    read: (query) => dataOf(api.GET('/api/operator/imports', { params: { query } })),
    limit: 10,
  })
}

export function useStartImport(done: (started: Import) => void) {
  return useAct(
    async ({ file, dryRun }: { file: File; dryRun: boolean }) => {
      const started = await dataOf(
        api.POST('/api/operator/imports', {
          params: { query: { dryRun } },
          body: { file: filePart(file) },
          bodySerializer: asForm,
        }),
      )
      keepFile(started.id, file)
      return started
    },
    { stale: ['imports'], done },
  )
}

/** An import, asked for again every while it runs. */
export function useImport(id: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => ['import', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/operator/imports/{id}', { params: { path: { id: toValue(id) } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? 700 : false),
  })
  watch(
    () => query.data.value?.state,
    (now, before) => {
      if (now === undefined || now === 'RUNNING' || now === before) return
      for (const word of ['import-rows', 'imports', 'products', 'categories']) {
        void queries.invalidateQueries({ queryKey: [word] })
      }
    },
  )
  return query
}

export function useImportRows(id: MaybeRefOrGetter<string>) {
  const url = useUrlFilters('outcome')
  const list = useKeysetList({
    key: computed(() => ['import-rows', toValue(id)]),
    filters: url.filters,
    read: (query) =>
      dataOf(api.GET('/api/operator/imports/{id}/rows', { params: { path: { id: toValue(id) }, query } })),
    limit: 50,
  })
  return { ...url, list }
}
