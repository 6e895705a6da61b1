import { expect, test } from '@playwright/test'
import { Caller, sell, signInByPassword } from '../support/market'
import { complaints, look } from './look'
import { comeThrough, run, Shopper } from './market'

const handle = `plan-honey-${run}`
const title = `山花蜜 ${run}`

test('a plan is simulated and published', async ({ browser }) => {
  // The outbox, a simulation of all that was sold, and six looks: more than a slow machine does in the usual time.
  test.setTimeout(150_000)
  await sell(await Caller.owner(), { handle, title, rows: [['500 g', '', '40', '32.00']] })
  const tail = String(Date.now()).slice(-7)
  const lin = await new Shopper(`1361${tail}`).signIn()
  const { id } = await lin.ask<{ id: string }>('GET', `/api/products/${handle}`)
  await (await comeThrough(await lin.share(id), `1362${tail}`)).buy(handle, 2, '梅若兰')

  const context = await browser.newContext()
  await signInByPassword(context, 'OWNER')
  const page = await context.newPage()
  const heard = complaints(page)
  await page.goto('/console/plans')
  await look(page, 'plans')
  await page.getByRole('button', { name: '新建规则' }).click()
  await page.getByLabel('名称').fill(`春季 ${run}`)
  await page.getByRole('combobox', { name: '添加商品或分类' }).fill(title)
  await page.getByRole('option', { name: title }).click()
  await page.getByRole('spinbutton', { name: `${title} 的比例` }).fill('60')
  await page.getByRole('spinbutton', { name: `${title} 的比例` }).blur()
  await look(page, 'plan-editor')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `春季 ${run}` })).toBeVisible()

  // The facts of a payment reach the simulation by the outbox, a moment later.
  const row = page.getByRole('row').filter({ hasText: title }).first()
  await expect(async () => {
    await page.getByRole('button', { name: /^(重新)?试算$/ }).click()
    await expect(page.getByText(/已算完 [\d,]+ 行/)).toBeVisible({ timeout: 10_000 })
    await page.getByRole('button', { name: '亏损行' }).click()
    await expect(row).toContainText('-¥', { timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
  await look(page, 'plan-losing-lines')
  await page.getByRole('button', { name: '商品毛利' }).click()
  await expect(row).toBeVisible()
  await page.getByRole('button', { name: '谁多得' }).click()
  await expect(page.getByRole('row').filter({ hasText: '+¥' }).first()).toBeVisible()
  await look(page, 'plan-simulation')

  await page.getByRole('button', { name: '发布', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '发布' }).click()
  await expect(dialog.getByText('请写明原因')).toBeVisible()
  await dialog.getByRole('textbox').fill('开业酬宾，先赔后赚。')
  await look(page, 'plan-publish')
  await dialog.getByRole('button', { name: '发布' }).click()
  await expect(page.getByText('虽有亏损行仍发布的理由：开业酬宾，先赔后赚。')).toBeVisible()
  await look(page, 'plan-published')
  expect(heard).toEqual([])
  await context.close()
})
