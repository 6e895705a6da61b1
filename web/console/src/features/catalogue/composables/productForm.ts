import type { OperatorProduct, OperatorProductDraft, OperatorSku } from '@shuke/api-client/contract'
import { decimalOf, parseMoney } from '@shuke/ui/money'
import { blankLike, effective, mostVariants, type OptionForm, type SkuForm } from './variants'

/** A product while it is edited: figures as they were typed. */
export interface ProductForm {
  handle: string
  title: string
  bodyHtml: string
  vendor: string
  categoryId: string
  tags: string[]
  published: boolean
  budget: string
  options: OptionForm[]
  skus: SkuForm[]
}

const currency = 'CNY'

export function blankForm(): ProductForm {
  return {
    handle: '',
    title: '',
    bodyHtml: '',
    vendor: '',
    categoryId: '',
    tags: [],
    published: false,
    budget: '10',
    options: [],
    skus: [blankLike()],
  }
}

export function formOf(product: OperatorProduct): ProductForm {
  const options = product.options.map((option, at) => ({
    key: at + 1,
    name: option.name,
    values: [...option.values],
  }))
  return {
    handle: product.handle,
    title: product.title,
    bodyHtml: product.bodyHtml,
    vendor: product.vendor ?? '',
    categoryId: product.categoryId ?? '',
    tags: [...product.tags],
    published: product.published,
    budget: percentOf(product.commissionBudgetBasisPoints),
    options,
    skus: product.skus.map((sku) => skuFormOf(sku, options)),
  }
}

export function draftOf(form: ProductForm): OperatorProductDraft {
  const options = effective(form.options)
  return {
    handle: form.handle.trim(),
    title: form.title.trim(),
    bodyHtml: form.bodyHtml,
    vendor: form.vendor.trim() || null,
    categoryId: form.categoryId,
    tags: form.tags,
    published: form.published,
    commissionBudgetBasisPoints: basisPointsOf(form.budget) ?? 0,
    options: options.map(({ name, values }) => ({ name: name.trim(), values })),
    skus: form.skus.map((sku) => ({
      ...(sku.id ? { id: sku.id } : {}),
      code: sku.code.trim() || null,
      optionValues: options.map(({ key }) => sku.values[key]!),
      price: { amountMinor: parseMoney(sku.price) ?? 0, currency },
      purchasePrice: { amountMinor: parseMoney(sku.purchasePrice) ?? 0, currency },
      weightGrams: wholeOf(sku.weight) ?? 0,
      stock: wholeOf(sku.stock) ?? 0,
    })),
  }
}

export type Fault = { field: string; key: string }

/** What keeps the form from being sent; the server has the last word on everything else. */
export function faultsOf(form: ProductForm): Fault[] {
  const faults: Fault[] = []
  const check = (fine: boolean, field: string, key: string) => fine || faults.push({ field, key })
  check(form.title.trim() !== '', 'title', 'needed')
  check(/^[\p{L}\p{N}\p{M}]+(?:[-_][\p{L}\p{N}\p{M}]+)*$/u.test(form.handle.trim()), 'handle', 'handle')
  check(form.categoryId !== '', 'categoryId', 'needed')
  check(basisPointsOf(form.budget) !== null, 'commissionBudgetBasisPoints', 'percent')
  check(form.skus.length <= mostVariants, 'options', 'tooMany')
  const names = effective(form.options).map(({ name }) => name.trim())
  check(!names.includes(''), 'options', 'optionName')
  check(new Set(names).size === names.length, 'options', 'optionTwice')
  form.skus.forEach((sku, at) => {
    check((parseMoney(sku.price) ?? 0) > 0, `skus[${at}].price`, 'price')
    check(parseMoney(sku.purchasePrice || '0') !== null, `skus[${at}].purchasePrice`, 'amount')
    check(wholeOf(sku.weight || '0') !== null, `skus[${at}].weightGrams`, 'whole')
    check(wholeOf(sku.stock || '0') !== null, `skus[${at}].stock`, 'whole')
  })
  return faults
}

/** `12.5` (percent) → 1250; null where it is no share between nothing and all. */
export function basisPointsOf(typed: string): number | null {
  const points = parseMoney(typed)
  return points !== null && points <= 10_000 ? points : null
}

export function wholeOf(typed: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : null
}

function percentOf(basisPoints: number): string {
  return decimalOf(basisPoints).replace(/\.?0+$/, '')
}

function skuFormOf(sku: OperatorSku, options: OptionForm[]): SkuForm {
  return {
    id: sku.id ?? undefined,
    code: sku.code ?? '',
    values: Object.fromEntries(options.map(({ key }, at) => [key, sku.optionValues[at] ?? ''])),
    price: decimalOf(sku.price.amountMinor),
    purchasePrice: decimalOf(sku.purchasePrice.amountMinor),
    weight: String(sku.weightGrams),
    stock: String(sku.stock),
  }
}
