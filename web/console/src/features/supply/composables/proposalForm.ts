import type { Category, ProposalDraft, SupplierGoods } from '@shuke/api-client/contract'
import { decimalOf, parseMoney } from '@shuke/ui/money'

export interface SkuField {
  id: string | null
  code: string
  values: string[]
  purchase: string
  suggested: string
  grams: string
  stock: string
}

export interface ProposalForm {
  title: string
  bodyHtml: string
  categoryId: string
  tags: string
  optionNames: string[]
  skus: SkuField[]
  pictures: { mediaId: string; alt: string; small: string }[]
}

export const emptySku = (options: number): SkuField => ({
  id: null,
  code: '',
  values: Array.from({ length: options }, () => ''),
  purchase: '',
  suggested: '',
  grams: '0',
  stock: '0',
})

export const emptyForm = (categories: Category[] = []): ProposalForm => ({
  title: '',
  bodyHtml: '',
  categoryId: categories[0]?.id ?? '',
  tags: '',
  optionNames: [],
  skus: [emptySku(0)],
  pictures: [],
})

export function formOf(goods: SupplierGoods): ProposalForm {
  return {
    title: goods.title,
    bodyHtml: goods.bodyHtml,
    categoryId: goods.categoryId,
    tags: goods.tags.join(' '),
    optionNames: [...goods.optionNames],
    skus: goods.skus.map((sku) => ({
      id: sku.id,
      code: sku.code ?? '',
      values: [...sku.optionValues],
      purchase: decimalOf(sku.purchasePrice.amountMinor),
      suggested: decimalOf(sku.price.amountMinor),
      grams: String(sku.weightGrams),
      stock: String(sku.stock),
    })),
    pictures: goods.pictures.map(({ id, alt, small }) => ({ mediaId: id, alt, small })),
  }
}

/** What is sent; null while a field is no number or amount, or a text that must be there is not. */
export function draftOf(form: ProposalForm, productId: string | null): ProposalDraft | null {
  const skus = form.skus.map((sku) => {
    const purchase = parseMoney(sku.purchase)
    const suggested = parseMoney(sku.suggested)
    const grams = wholeOf(sku.grams)
    const stock = wholeOf(sku.stock)
    if (purchase === null || suggested === null || grams === null || stock === null) return null
    return {
      id: sku.id,
      code: sku.code.trim() || null,
      optionValues: sku.values.map((value) => value.trim()),
      purchasePrice: { amountMinor: purchase, currency: 'CNY' },
      suggestedPrice: { amountMinor: suggested, currency: 'CNY' },
      weightGrams: grams,
      stock,
    }
  })
  if (!form.title.trim() || !form.categoryId || skus.some((sku) => sku === null)) return null
  return {
    productId,
    title: form.title.trim(),
    bodyHtml: form.bodyHtml,
    categoryId: form.categoryId,
    tags: form.tags.split(/[\s,，、]+/).filter(Boolean),
    optionNames: form.optionNames.map((name) => name.trim()),
    skus: skus.filter((sku) => sku !== null),
    pictures: form.pictures.map(({ mediaId, alt }) => ({ mediaId, alt: alt.trim() })),
  }
}

export function wholeOf(typed: string): number | null {
  return /^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : null
}
