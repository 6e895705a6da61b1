import type { Cart, CartLine } from '@shuke/api-client/contract'
import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'

export const canBeBought = (line: CartLine) => line.state === 'OK'

/** Which lines go to the checkout: all that can, but for those the person put aside. */
export function useSelection(cart: MaybeRefOrGetter<Cart | undefined>) {
  const aside = ref(new Set<string>())
  const buyable = computed(() => toValue(cart)?.lines.filter(canBeBought) ?? [])
  const selected = computed(() => buyable.value.filter(({ skuId }) => !aside.value.has(skuId)))

  const all = computed({
    get: () => buyable.value.length > 0 && selected.value.length === buyable.value.length,
    set: (yes) => (aside.value = new Set(yes ? [] : buyable.value.map(({ skuId }) => skuId))),
  })

  function toggle(skuId: string) {
    const next = new Set(aside.value)
    if (!next.delete(skuId)) next.add(skuId)
    aside.value = next
  }

  const total = computed(() => ({
    amountMinor: selected.value.reduce((sum, line) => sum + line.unitPrice.amountMinor * line.quantity, 0),
    currency: toValue(cart)?.subtotal.currency ?? 'CNY',
  }))
  const isSelected = (skuId: string) => selected.value.some((line) => line.skuId === skuId)

  return { selected, all, toggle, total, isSelected }
}
