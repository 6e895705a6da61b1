import type { ExpertField } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

/** What people may know, in order, and what each field is called in the reader's language. */
export function useExpertFields() {
  const { locale } = useI18n()
  const read = useQuery({
    queryKey: ['expert-fields'],
    queryFn: async () => (await dataOf(api.GET('/api/expert-fields'))).items,
  })
  /** The code where the list has not come, or has no such field. */
  const nameOf = (code: string): string => {
    const field = read.data.value?.find((one) => one.code === code)
    return (locale.value.startsWith('zh') ? field?.name : field?.nameEn) ?? code
  }
  return { ...read, nameOf }
}

export type FieldNames = Pick<ExpertField, 'name' | 'nameEn'>

const stale = ['expert-fields']

/** Adds a field, or calls one, as it was seen, something else. */
export function useNamingField(done: () => void) {
  return useAct(
    ({ field, names }: { field: ExpertField | null; names: FieldNames }) =>
      field === null
        ? dataOf(api.POST('/api/operator/expert-fields', { body: names }))
        : dataOf(
            api.PUT('/api/operator/expert-fields/{code}', {
              params: { path: { code: field.code } },
              body: { ...names, version: field.version },
            }),
          ),
    { stale, done },
  )
}

/** Retires a field, as it was seen, or offers it again. */
export function useRetiringField(done: () => void) {
  return useAct(
    ({ code, version, retired }: ExpertField) =>
      dataOf(
        api.PUT('/api/operator/expert-fields/{code}/retirement', {
          params: { path: { code } },
          body: { version, retired: !retired },
        }),
      ),
    { stale, done },
  )
}

/** Puts all of them, as they were seen, into this order. */
export function useArrangingFields() {
  return useAct(
    (order: ExpertField[]) =>
      dataOf(
        api.PUT('/api/operator/expert-field-order', {
          body: { fields: order.map(({ code, version }) => ({ code, version })) },
        }),
      ),
    { stale },
  )
}
