import type { Cart, CartLine } from '@shuke/api-client/contract'
import { expect, it } from 'vitest'
import { ref } from 'vue'
import { useSelection } from './useSelection'

const yuan = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })

function line(skuId: string, price: number, quantity: number, state: CartLine['state'] = 'OK'): CartLine {
  return {
    skuId,
    productId: `product of ${skuId}`,
    handle: skuId,
    title: skuId,
    options: '',
    picture: null,
    unitPrice: yuan(price),
    quantity,
    available: 10,
    state,
  }
}

it('takes everything that can be bought, until a line is put aside', () => {
  const cart = ref<Cart>({
    lines: [line('honey', 5_900, 2), line('tea', 12_800, 1), line('soap', 2_600, 1, 'SOLD_OUT')],
    subtotal: yuan(0),
  })
  const { selected, total, toggle, all, isSelected } = useSelection(cart)
  expect(all.value).toBe(true)
  expect(isSelected('soap')).toBe(false)
  expect(total.value).toEqual(yuan(24_600))

  toggle('honey')
  expect(all.value).toBe(false)
  expect(total.value).toEqual(yuan(12_800))

  all.value = true
  expect(total.value).toEqual(yuan(24_600))
  all.value = false
  expect(selected.value).toEqual([])
  expect(total.value).toEqual(yuan(0))
})
