/** An option while it is edited; the key stays when its name or values change. */
export interface OptionForm {
  key: number
  name: string
  values: string[]
}

/** A variant while it is edited: amounts are what was typed, and values hang on the options' keys. */
export interface SkuForm {
  id?: string
  code: string
  values: Record<number, string>
  price: string
  purchasePrice: string
  weight: string
  stock: string
}

export const mostVariants = 100

/** An option counts once it has a value. */
export function effective(options: readonly OptionForm[]): OptionForm[] {
  return options.filter((option) => option.values.length > 0)
}

/**
 * The variants for a set of options: every combination once, in the order of the values. A variant that is there
 * already is kept with its id and figures; when an option is added, it becomes the one with that option's first
 * value; when an option is taken away, the first of those that are now the same stays. A new one starts with the
 * figures of the first.
 */
export function variantsFor(options: readonly OptionForm[], present: readonly SkuForm[]): SkuForm[] {
  const counting = effective(options)
  const left = [...present]
  return combinations(counting).map((values) => {
    const found = left.findIndex((sku) =>
      counting.every(({ key, values: [first] }) => (sku.values[key] ?? first) === values[key]),
    )
    if (found < 0) return { ...blankLike(present[0]), values }
    const [sku] = left.splice(found, 1)
    return { ...sku!, values }
  })
}

export function blankLike(sku?: SkuForm): SkuForm {
  const { price = '', purchasePrice = '', weight = '' } = sku ?? {}
  return { code: '', values: {}, price, purchasePrice, weight, stock: '0' }
}

function combinations(options: readonly OptionForm[]): Record<number, string>[] {
  return options.reduce<Record<number, string>[]>(
    (begun, { key, values }) =>
      begun.length * values.length > mostVariants * 4
        ? begun
        : begun.flatMap((combination) => values.map((value) => ({ ...combination, [key]: value }))),
    [{}],
  )
}
