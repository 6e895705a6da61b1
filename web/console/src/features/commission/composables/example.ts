import type { Money, Plan } from '@shuke/api-client/contract'

/** What a plan makes of one line, rounded down as the server rounds, with nothing lost. */
export function exampleOf(
  plan: Pick<Plan, 'budgetDefaultBasisPoints' | 'sharerBasisPoints' | 'ownerBasisPoints'>,
  price: Money,
) {
  const budget = partOf(price.amountMinor, plan.budgetDefaultBasisPoints)
  const sharer = partOf(budget, plan.sharerBasisPoints)
  const owner = partOf(budget, plan.ownerBasisPoints)
  const money = (amountMinor: number): Money => ({ ...price, amountMinor })
  return {
    price,
    budget: money(budget),
    sharer: money(sharer),
    owner: money(owner),
    left: money(price.amountMinor - sharer - owner),
  }
}

function partOf(amountMinor: number, basisPoints: number): number {
  return Math.floor((amountMinor * basisPoints) / 10_000)
}
