import type { ComparedProposal } from '@shuke/api-client/contract'

export interface Difference {
  field: 'title' | 'bodyHtml' | 'tags' | 'options' | 'skus'
  before: string
  after: string
  changed: boolean
}

/** The proposal's texts beside the product's; for new goods there is nothing before. */
export function differences({ proposal, before }: ComparedProposal): Difference[] {
  const { goods } = proposal
  const skuLine = (sku: { optionValues: string[]; code?: string | null; weightGrams: number }) =>
    [sku.optionValues.join(' / '), sku.code, `${sku.weightGrams} g`].filter(Boolean).join(' · ')
  const sides: [Difference['field'], string, string][] = [
    ['title', before?.title ?? '', goods.title],
    ['bodyHtml', before?.bodyHtml ?? '', goods.bodyHtml],
    ['tags', before?.tags.join(' ') ?? '', goods.tags.join(' ')],
    ['options', before?.options.map(({ name }) => name).join(' / ') ?? '', goods.optionNames.join(' / ')],
    ['skus', before?.skus.map(skuLine).join('\n') ?? '', goods.skus.map(skuLine).join('\n')],
  ]
  return sides.map(([field, was, is]) => ({ field, before: was, after: is, changed: was !== is }))
}

/** What the operator begins with: today's price, or the one that the supplier suggests for a new SKU. */
export function firstPrices({ proposal, before }: ComparedProposal): number[] {
  return proposal.goods.skus.map(
    (sku) =>
      before?.skus.find(({ id }) => id === sku.id)?.price.amountMinor ?? sku.suggestedPrice.amountMinor,
  )
}
