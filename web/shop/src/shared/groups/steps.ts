import type { GroupOffer, Money } from '@shuke/api-client/contract'

/** With so many people a piece costs this. */
export interface Step {
  people: number
  price: Money
  reached: boolean
  now: boolean
}

/** The price that is paid at first, and those with more people; without a SKU, of the cheapest one. */
export function stepsOf(offer: GroupOffer, skuId?: string, paid = 0): Step[] {
  const goods = offer.goods.find((one) => one.skuId === skuId) ?? offer.goods[0]
  if (!goods) return []
  const steps = [{ people: offer.rules.least, price: goods.price }, ...goods.steps]
  const now = steps.filter(({ people }) => people <= paid).at(-1)
  return steps.map((step) => ({ ...step, reached: step.people <= paid, now: step === now }))
}
