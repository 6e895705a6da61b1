import type { ReportDraft } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation } from '@tanstack/vue-query'
import { api } from '@/app/api'

/** What is reported: its kind, and its id or code; of a message its conversation and number. */
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
