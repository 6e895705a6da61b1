import type { QuestionAnswer, QuestionForReader } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

/** A question, whether the reader can answer it, and what they answered. */
export function useQuestion(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.question(toValue(id))),
    queryFn: (): Promise<QuestionForReader> =>
      dataOf(api.GET('/api/questions/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

/** What buyers answered, the earliest first. */
export function useAnswers(id: MaybeRefOrGetter<string>) {
  return usePages<QuestionAnswer>(
    computed(() => keys.answers(toValue(id))),
    (after) =>
      dataOf(
        api.GET('/api/questions/{id}/answers', { params: { path: { id: toValue(id) }, query: { after } } }),
      ),
  )
}

function useAfterwards() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['questions'] })
}

export function useAskQuestion(productId: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: (text: string) =>
      attempt(`question.${toValue(productId)}`, text, (key) =>
        dataOf(
          api.POST('/api/products/{id}/questions', {
            params: { path: { id: toValue(productId) } },
            body: { text },
            headers: idempotent(key),
          }),
        ),
      ),
    onSuccess: useAfterwards(),
  })
}

/** Takes the question back; `gone` runs before what is cached is called old. */
export function useTakeBackQuestion(id: MaybeRefOrGetter<string>, gone: () => Promise<unknown>) {
  const afterwards = useAfterwards()
  return useMutation({
    mutationFn: () => dataOf(api.DELETE('/api/questions/{id}', { params: { path: { id: toValue(id) } } })),
    onSuccess: async () => {
      await gone()
      await afterwards()
    },
  })
}

/** Answers, or saves another version of the answer that was seen. */
export function useAnswer(id: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: ({ text, version }: { text: string; version: number }) =>
      dataOf(
        api.PUT('/api/questions/{id}/my-answer', {
          params: { path: { id: toValue(id) }, query: { version } },
          body: { text },
        }),
      ),
    onSuccess: useAfterwards(),
  })
}

export function useTakeBackAnswer(id: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: () =>
      dataOf(api.DELETE('/api/questions/{id}/my-answer', { params: { path: { id: toValue(id) } } })),
    onSuccess: useAfterwards(),
  })
}
