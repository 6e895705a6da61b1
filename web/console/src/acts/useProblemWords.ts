import { NetworkError, ProblemError } from '@shuke/api-client/problem'
import { useI18n } from 'vue-i18n'

/** What to tell a person about an error: the server's own words, or ours where it gave none. */
export function useProblemWords() {
  const { t } = useI18n()
  return (error: Error): string => {
    if (error instanceof NetworkError) return t('problem.network')
    if (error instanceof ProblemError && error.code !== 'unavailable' && error.code !== 'unknown')
      return error.message
    return t('problem.unknown')
  }
}
