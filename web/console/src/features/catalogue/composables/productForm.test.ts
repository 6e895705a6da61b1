import type { OperatorProduct } from '@shuke/api-client/contract'
import { describe, expect, it } from 'vitest'
import { basisPointsOf, blankForm, draftOf, faultsOf, formOf } from './productForm'

const yuan = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })
const honey: OperatorProduct = {
  id: 'p',
  handle: 'linden-honey',
  title: '椴树原蜜',
  bodyHtml: '<p>七月的椴树</p>',
  vendor: '长白山蜂场',
  categoryId: 'food',
  tags: ['蜂蜜'],
  published: true,
  commissionBudgetBasisPoints: 1250,
  options: [{ name: '规格', values: ['250g', '500g'] }],
  skus: [
    {
      id: 's1',
      code: 'HY-250',
      optionValues: ['250g'],
      price: yuan(5900),
      purchasePrice: yuan(3105),
      leastPrice: yuan(3528),
      weightGrams: 320,
      stock: 40,
    },
    {
      id: 's2',
      code: null,
      optionValues: ['500g'],
      price: yuan(9900),
      purchasePrice: yuan(5200),
      leastPrice: yuan(5909),
      weightGrams: 610,
      stock: 0,
    },
  ],
  pictures: [],
  pictureSources: [],
  version: 3,
}

describe('the product form', () => {
  it('gives back what it was given', () => {
    const { id: _id, pictures: _pictures, pictureSources: _sources, version: _version, ...draft } = honey
    const skus = draft.skus.map(({ leastPrice: _least, ...sku }) => sku)
    expect(draftOf(formOf(honey))).toEqual({ ...draft, skus })
    expect(faultsOf(formOf(honey))).toEqual([])
  })

  it('names every field that is missing or no figure', () => {
    const form = blankForm()
    form.skus[0]!.purchasePrice = 'twelve'
    form.budget = '101'
    expect(faultsOf(form).map(({ field }) => field)).toEqual([
      'title',
      'handle',
      'categoryId',
      'commissionBudgetBasisPoints',
      'skus[0].price',
      'skus[0].purchasePrice',
    ])
  })

  it('takes a share of nothing to all with two decimals', () => {
    expect(basisPointsOf('12.5')).toBe(1250)
    expect(basisPointsOf('100')).toBe(10_000)
    expect(basisPointsOf('100.01')).toBeNull()
    expect(basisPointsOf('-1')).toBeNull()
  })

  it('leaves options without values out', () => {
    const form = formOf(honey)
    form.options.push({ key: 9, name: '口味', values: [] })
    expect(draftOf(form).options).toEqual(honey.options)
  })
})
