import type { OperatorProduct } from '@shuke/api-client/contract'
import { computed, reactive, ref, watch } from 'vue'
import { blankForm, faultsOf, formOf, type ProductForm } from './productForm'
import { variantsFor } from './variants'

/** The editor's state: what is typed, whether it differs from what is stored, and what is wrong with it. */
export function useProductForm() {
  const form = reactive<ProductForm>(blankForm())
  const version = ref<number | null>(null)
  const stored = ref(JSON.stringify(form))
  const shown = ref(false)
  const faults = computed(() => (shown.value ? faultsOf(form) : []))

  watch(
    () => JSON.stringify(form.options.map(({ key, values }) => [key, values])),
    () => (form.skus = variantsFor(form.options, form.skus)),
  )

  function take(product: OperatorProduct) {
    Object.assign(form, formOf(product))
    version.value = product.version
    stored.value = JSON.stringify(form)
    shown.value = false
  }

  /** Stock is counted apart from the edit: what was counted is no unsaved change. */
  function counted(id: string, available: number) {
    const wasDirty = JSON.stringify(form) !== stored.value
    const sku = form.skus.find((one) => one.id === id)
    if (sku) sku.stock = String(available)
    if (!wasDirty) stored.value = JSON.stringify(form)
  }

  return {
    form,
    counted,
    version,
    take,
    dirty: computed(() => JSON.stringify(form) !== stored.value),
    faults,
    faultOf: (field: string) => faults.value.find((fault) => fault.field === field)?.key,
    /** Whether it can be sent; from now on faults are shown. */
    fine: () => ((shown.value = true), faultsOf(form).length === 0),
  }
}

export type ProductEditing = ReturnType<typeof useProductForm>
