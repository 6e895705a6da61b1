import type { OperatorAnswer, OperatorQuestion } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import type { TakedownReason } from '@/acts/takedownReasons'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** A question, or a buyer's answer to one. */
export interface Said {
  kind: 'question' | 'answer'
  id: string
  questionId: string
  at: string
  author: string | null
  text: string
  reply: string | null
  hidden: boolean
}

const ofQuestion = ({ question, hidden }: OperatorQuestion): Said => ({
  kind: 'question',
  id: question.id,
  questionId: question.id,
  at: question.at,
  author: question.author?.nickname ?? null,
  text: question.text,
  reply: question.reply?.words ?? null,
  hidden,
})

const ofAnswer = ({ answer, questionId, hidden }: OperatorAnswer): Said => ({
  kind: 'answer',
  id: answer.id,
  questionId,
  at: answer.at,
  author: answer.author?.nickname ?? null,
  text: answer.text,
  reply: null,
  hidden,
})

/** Questions or answers; all of them, or those alone that nobody sees. */
export function useQuestions() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['questions'],
    filters: url.filters,
    read: async ({ state, ...query }) => {
      const hidden = state === 'HIDDEN' || state === 'HIDDEN_ANSWERS'
      const params = { query: { ...query, hidden } }
      if (state === 'ANSWERS' || state === 'HIDDEN_ANSWERS') {
        const { items, next } = await dataOf(api.GET('/api/operator/answers', { params }))
        return { items: items.map(ofAnswer), next }
      }
      const { items, next } = await dataOf(api.GET('/api/operator/questions', { params }))
      return { items: items.map(ofQuestion), next }
    },
  })
  return { ...url, list }
}

export type QuestionAct = 'reply' | 'hide'

/** Answers for the market, where a later answer replaces it; or takes down in a case, against which its author may appeal. */
export function useQuestionAct(done: () => void) {
  return useAct(
    ({
      said,
      act,
      reason,
      words,
    }: {
      said: Said
      act: QuestionAct
      reason: TakedownReason
      words: string
    }) =>
      act === 'reply'
        ? dataOf(
            api.PUT('/api/operator/questions/{id}/reply', {
              params: { path: { id: said.id } },
              body: { words },
            }),
          )
        : dataOf(
            api.POST('/api/operator/moderation-cases', {
              body: {
                subject: said.kind === 'answer' ? 'ANSWER' : 'QUESTION',
                subjectId: said.id,
                reason,
                words,
              },
            }),
          ),
    { stale: ['questions', 'moderation-cases'], done },
  )
}
