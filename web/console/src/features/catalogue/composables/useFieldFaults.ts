import { ProblemError } from '@shuke/api-client/problem'
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ProductEditing } from './useProductForm'

/** What is wrong with a field: our own check first, else the server's words about it. */
export function useFieldFaults(editing: ProductEditing, problem: Ref<Error | null>) {
  const { t } = useI18n()
  return (field: string): string | undefined => {
    const key = editing.faultOf(field)
    if (key) return t(`catalogue.faults.${key}`)
    return problem.value instanceof ProblemError ? problem.value.fieldMessage(field) : undefined
  }
}

export type FieldFault = ReturnType<typeof useFieldFaults>
