import type { ExpertField } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

const tenMinutes = 600_000

/** What people may know, in the operator's order, and what each field is called in the reader's language. */
export function useExpertFields() {
  const { locale } = useI18n()
  const { data, error, refetch } = useQuery({
    queryKey: keys.expertFields,
    queryFn: async (): Promise<ExpertField[]> => (await dataOf(api.GET('/api/expert-fields'))).items,
    staleTime: tenMinutes,
  })
  return {
    fields: data,
    error,
    refetch,
    /** Nothing before the list has come, and where it has no such field. */
    nameOf: (code: string): string => {
      const field = data.value?.find((one) => one.code === code)
      return (locale.value.startsWith('zh') ? field?.name : field?.nameEn) ?? ''
    },
  }
}
