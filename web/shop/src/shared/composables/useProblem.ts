import { ProblemError } from '@shuke/api-client/problem'
import { useI18n } from 'vue-i18n'
import { useToast } from './useToast'

/** Failures in the person's words: the server's, or that it could not be reached. */
export function useProblem() {
  const { t } = useI18n()
  const toast = useToast()

  function words(error: unknown): string {
    if (error instanceof ProblemError) {
      return error.status >= 500 && error.code === 'unavailable' ? t('problem.unavailable') : error.message
    }
    return t('problem.network')
  }

  return { words, tell: (error: unknown) => toast.problem(words(error)) }
}

export function isNotFound(error: unknown): boolean {
  return (
    error instanceof ProblemError && (error.status === 404 || error.status === 410 || error.status === 400)
  )
}
