import type { ProductOption, Sku } from '@shuke/api-client/contract'

/** What is chosen so far, in the order of the options; null where nothing is chosen yet. */
export type Choice = (string | null)[]

/** The one SKU that the choice stands for; null while something is open or the combination does not exist. */
export function chosenSku(skus: Sku[], choice: Choice): Sku | null {
  return skus.find((sku) => sku.optionValues.every((value, at) => value === choice[at])) ?? null
}

/**
 * Whether a value can be taken: some SKU in stock has it together with everything else that is chosen. What is
 * chosen for the same option does not count, because taking the value would replace it.
 */
export function isOpen(skus: Sku[], choice: Choice, option: number, value: string): boolean {
  return skus.some(
    (sku) =>
      sku.available > 0 &&
      sku.optionValues[option] === value &&
      choice.every((chosen, at) => at === option || chosen === null || sku.optionValues[at] === chosen),
  )
}

/** Takes a value, or puts it back when it was taken already. */
export function choose(choice: Choice, option: number, value: string): Choice {
  return choice.map((chosen, at) => (at !== option ? chosen : chosen === value ? null : value))
}

/** Where there is nothing to decide, it is decided: options with one value, or the only SKU in stock. */
export function firstChoice(options: ProductOption[], skus: Sku[]): Choice {
  const inStock = skus.filter((sku) => sku.available > 0)
  if (inStock.length === 1) return [...inStock[0]!.optionValues]
  return options.map(({ values }) => (values.length === 1 ? values[0]! : null))
}
