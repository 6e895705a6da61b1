import { expect, test } from '@playwright/test'
import { Caller, sell, signInByPassword } from '../support/market'
import { marketNow } from '../support/time'
import { complaints, look } from './look'
import { run } from './market'

const title = `涨价蜜 ${run}`

interface Sku {
  id: string
  code: string | null
  optionValues: string[]
  price: { amountMinor: number; currency: string }
  purchasePrice: { amountMinor: number; currency: string }
  weightGrams: number
}
interface Product {
  id: string
  version: number
  options: { name: string }[]
  skus: Sku[]
}

const at = async (hours: number) => new Date((await marketNow()) + hours * 3_600_000).toISOString()

test('goods cost more than two offers of them bear: staff see it where they work, and end these', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const owner = await Caller.owner()
  await sell(owner, { handle: `rises-${run}`, title, rows: [['500 克', '', '40', '68.00']] })
  const { items } = await owner.get<{ items: { id: string }[] }>(
    `/api/operator/products?q=${encodeURIComponent(title)}`,
  )
  const product = await owner.get<Product>(`/api/operator/products/${items[0]!.id}`)
  const skuId = product.skus[0]!.id
  const flash = await owner.post<{ id: string }>('/api/operator/flash-offers', {
    skuId,
    priceMinor: 3_990,
    pieces: 5,
    piecesEach: 1,
    startsAt: await at(-1),
    endsAt: await at(48),
  })
  await owner.post(`/api/operator/flash-offers/${flash.id}/publication`)
  const campaign = await owner.post<{ id: string }>('/api/operator/group-campaigns', {
    goods: [{ skuId, priceMinor: 4_900, pieces: 6 }],
    size: 3,
    fillHours: 24,
    startsAt: await at(-1),
    endsAt: await at(48),
    piecesEach: 1,
    seatsEach: 1,
  })
  await owner.post(`/api/operator/group-campaigns/${campaign.id}/publication`)
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' })
  await signInByPassword(context, 'OWNER')
  const page = await context.newPage()
  const heard = complaints(page)
  const row = page.getByRole('row').filter({ hasText: title })

  await test.step('its price bears it: nothing is noted', async () => {
    await page.goto('/console/flash-offers')
    await expect(row).toContainText('已发布')
    await expect(row).not.toContainText('价格低于成本')
  })

  await test.step('its purchase price rises: both are noted at once, and counted once somebody has looked', async () => {
    await owner.put(`/api/operator/products/${product.id}`, {
      ...product,
      options: product.options.map(({ name }) => ({ name })),
      skus: product.skus.map(({ id, code, optionValues, price, weightGrams }) => ({
        id,
        code,
        optionValues,
        price,
        weightGrams,
        purchasePrice: { amountMinor: 5_000, currency: 'CNY' },
      })),
    })
    await page.reload()
    await expect(row).toContainText('价格低于成本')
    await expect(row).toContainText('至少须 ¥55.56，现差 ¥15.66')
    const counted = async (path: string) =>
      (await owner.get<{ items: { id: string }[] }>(`${path}?belowCost=true&limit=50`)).items.map(
        ({ id }) => id,
      )
    const patient = { timeout: 100_000, intervals: [2_000] }
    await expect.poll(() => counted('/api/operator/flash-offers'), patient).toContain(flash.id)
    await expect.poll(() => counted('/api/operator/group-campaigns'), patient).toContain(campaign.id)
  })

  await test.step('the work page counts them and leads there', async () => {
    await page.goto('/console/work')
    const work = page.getByRole('listitem').filter({ hasText: '价格低于成本的拼团活动' })
    await expect(work).toContainText(/[1-9]/)
    await work.scrollIntoViewIfNeeded()
    await look(page, 'work-below-cost')
    await work.getByRole('link', { name: '去看' }).click()
    await expect(page).toHaveURL(/group-campaigns\?belowCost=true/)
    await expect(row).toContainText('现差 ¥6.56')
    await expect(row).toContainText('起')
    await look(page, 'campaigns-below-cost')
    await row.getByRole('link', { name: /进行中/ }).click()
    await expect(page.getByText('进价或佣金涨了')).toBeVisible()
    await look(page, 'campaign-below-cost')
  })

  await test.step('the flash offer says so on its page, and is ended there', async () => {
    await page.goto('/console/flash-offers?belowCost=true')
    await look(page, 'flash-below-cost')
    await row.getByRole('link', { name: title }).click()
    await expect(page.getByText('进价或佣金涨了')).toBeVisible()
    await look(page, 'flash-offer-below-cost')
    await page.getByRole('button', { name: '结束' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('进价涨了')
    await look(page, 'flash-offer-ending')
    await dialog.getByRole('button', { name: '结束' }).click()
    await expect(page.getByText('已结束')).toBeVisible()
    await expect(page.getByText('进价或佣金涨了')).toHaveCount(0)
  })

  await test.step('the campaign is ended from the list, and nothing is left to do of them', async () => {
    await page.goto('/console/group-campaigns?belowCost=true')
    await row.getByRole('button', { name: '结束' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('进价涨了')
    await dialog.getByRole('button', { name: '结束' }).click()
    await expect(row).toHaveCount(0)
  })
  expect(heard).toEqual([])
  await context.close()
})
