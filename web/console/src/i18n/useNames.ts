import { useI18n } from 'vue-i18n'

/**
 * The reader's word for something the server names by a code, such as an account kind. A code that this console
 * does not know yet is shown as it came.
 */
export function useNames() {
  const { t, te } = useI18n()
  return (group: string, code: string): string => {
    const key = `names.${group}.${code}`
    return te(key) ? t(key) : code
  }
}
