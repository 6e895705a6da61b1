import type { Takedown } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

export function useTakedowns() {
  return usePages<Takedown>(keys.takedowns, (after) =>
    dataOf(api.GET('/api/my/takedowns', { params: { query: { after } } })),
  )
}

export function useAppeal() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, words }: { id: string; words: string }) =>
      dataOf(api.POST('/api/my/takedowns/{id}/appeal', { params: { path: { id } }, body: { words } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.takedowns }),
  })
}
