import type { ReportDraft, Takedown } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

/** What is reported: its kind, and its id or code. */
export type Reported = Pick<ReportDraft, 'subject' | 'ref'>

export const reportReasons = [
  'SPAM',
  'FRAUD',
  'COUNTERFEIT',
  'FALSE_CLAIMS',
  'ABUSE',
  'SEXUAL',
  'VIOLENCE',
  'PRIVACY',
  'MINORS',
  'ILLEGAL',
  'OTHER',
] as const satisfies readonly ReportDraft['reason'][]

/** Again, the server takes it without another word, and keeps the first. */
export function useReport() {
  return useMutation({
    mutationFn: (body: ReportDraft) => dataOf(api.POST('/api/reports', { body })),
  })
}

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
