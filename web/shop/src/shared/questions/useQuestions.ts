import type { Question } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

/** How many questions there are about a product. */
export function useQuestionCount(productId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.questionCount(toValue(productId))),
    queryFn: () =>
      dataOf(api.GET('/api/products/{id}/question-count', { params: { path: { id: toValue(productId) } } })),
  })
}

/** Questions about a product, the latest first; `first` asks for so many of them. */
export function useQuestions(productId: MaybeRefOrGetter<string>, first?: number) {
  return usePages<Question>(
    computed(() => [...keys.questions(toValue(productId)), first ?? 'all']),
    (after) =>
      dataOf(
        api.GET('/api/products/{id}/questions', {
          params: { path: { id: toValue(productId) }, query: { after, limit: first } },
        }),
      ),
  )
}
