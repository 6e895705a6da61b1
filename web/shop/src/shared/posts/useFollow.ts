import { dataOf } from '@shuke/api-client'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

export type RelationAct = 'follow' | 'block' | 'mute'

/** Follows, blocks or mutes somebody, or no longer. */
export function useRelate() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ code, act, on }: { code: string; act: RelationAct; on: boolean }) => {
      const where = { params: { path: { code } } }
      const path = `/api/people/{code}/${act}` as const
      return on ? dataOf(api.PUT(path, where)) : dataOf(api.DELETE(path, where))
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['people'] }),
        queries.invalidateQueries({ queryKey: ['posts'] }),
        queries.invalidateQueries({ queryKey: keys.blockedPeople }),
        queries.invalidateQueries({ queryKey: keys.conversations }),
        queries.invalidateQueries({ queryKey: keys.inbox }),
      ]),
  })
}
