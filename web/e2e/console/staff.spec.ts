import { expect, test, type Browser, type Page } from '@playwright/test'
import { createHmac } from 'node:crypto'
import { complaints, look } from './look'
import { comeThrough, enter, phones, run, Shopper, staffWith } from './market'

test.describe.configure({ mode: 'serial' })

/** Somebody new on the staff: the owner of the demonstration keeps a password alone. */
const password = `a long way home ${run}`
const phone = `1360${phones.lin.slice(-7)}`
let recoveryCodes: string[] = []
let tang: Shopper

test.beforeAll(async () => {
  const owner = await staffWith('OWNER')
  tang = await new Shopper(owner.phone).signInBy(owner.password)
  const newcomer = await new Shopper(phone).signIn()
  const { person } = await newcomer.ask<{ person: { id: string } }>('GET', '/api/session')
  await newcomer.ask('PUT', '/api/me/password', { currentPassword: null, newPassword: password })
  await tang.ask('PUT', `/api/operator/people/${person.id}/rights`, { rights: ['OWNER'] })
})

async function pageOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  await enter(context, phone, password)
  return context.newPage()
}

/** What the authenticator app would show (RFC 6238). */
function timeCode(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(step).digest()
  const number = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

test('a device is set up, and its recovery codes are shown once', async ({ browser }) => {
  const page = await pageOf(browser)
  const heard = complaints(page)
  await page.goto('/console/security')
  await page.getByLabel('账号密码').fill(password)
  await page.getByRole('button', { name: '设置设备' }).click()
  await expect(page.getByRole('img', { name: '验证器应用用的二维码' })).toBeVisible()
  await look(page, 'second-factor-enrol')
  await page.getByLabel('六位动态码').fill(timeCode(await page.locator('code').innerText()))
  await page.getByRole('button', { name: '确认' }).click()
  await expect(page.getByRole('heading', { name: '你的恢复码' })).toBeVisible()
  recoveryCodes = await page.locator('code').allInnerTexts()
  expect(recoveryCodes).toHaveLength(10)
  await look(page, 'second-factor-recovery')
  await page.getByRole('button', { name: '我已保存' }).click()
  await expect(page.getByText('还剩 10 个恢复码。')).toBeVisible()
  expect(heard).toEqual([])
  await page.context().close()
})

test('an act over rights asks for it and then goes through by itself', async ({ browser }) => {
  const page = await pageOf(browser)
  const heard = complaints(page, /403/)
  await page.goto(`/console/people?q=${phone}`)
  await page.getByRole('button', { name: '权限' }).click()
  await page.getByText('风控', { exact: false }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '保存权限' }).click()
  const dialog = page.getByRole('dialog', { name: '设备动态码' })
  await expect(dialog).toBeVisible()
  await look(page, 'second-factor-asked')
  await dialog.getByLabel('动态码').fill(recoveryCodes[0]!)
  await dialog.getByRole('button', { name: '继续' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto('/console/audit')
  await expect(page.getByText('审计链完整')).toBeVisible()
  await expect(page.getByText('更改权限').first()).toBeVisible()
  await look(page, 'audit-chain')
  expect(heard).toEqual([])
  await page.context().close()
})

test('a doubtful reward is held, appealed, seen and let go', async ({ browser }) => {
  const lin = await new Shopper(`1350${phones.lin.slice(-7)}`).signIn()
  const products = await tang.ask<{ items: { id: string; handle: string }[] }>(
    'GET',
    '/api/products?limit=20',
  )
  const goods = products.items[0]!
  await lin.buy(goods.handle, 1, '林晓雨')
  const mei = await comeThrough(await lin.share(goods.id), `1340${phones.lin.slice(-7)}`)
  mei.door = lin.door
  const order = await mei.buy(goods.handle, 1, '梅若兰')
  const held = async () =>
    (
      await lin.ask<{ items: { id: string; orderNumber: string; held: boolean }[] }>(
        'GET',
        '/api/my/commissions',
      )
    ).items.find((one) => one.orderNumber === order.number && one.held)
  await expect.poll(held).toBeTruthy()

  const shop = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await lin.enter(shop)
  const phonePage = await shop.newPage()
  const heard = complaints(phonePage)
  await phonePage.goto(`/partner/commissions/${(await held())!.id}`)
  await expect(phonePage.getByRole('heading', { name: '这笔佣金已冻结' })).toBeVisible()
  await phonePage.getByLabel('你的说明').fill(`我们是邻居 ${run}`)
  await look(phonePage, 'hold-appeal')
  await phonePage.getByRole('button', { name: '提交' }).click()
  await expect(phonePage.getByText('等待人工复核。', { exact: false }).first()).toBeVisible()
  expect(heard).toEqual([])
  await shop.close()

  const page = await pageOf(browser)
  const complained = complaints(page, /403/)
  await page.goto('/console/work')
  await expect(page.getByText('等待复核的冻结佣金')).toBeVisible()
  await look(page, 'work')
  await page.goto('/console/holds?state=HELD')
  const row = page.getByRole('row').filter({ hasText: order.number })
  await expect(row).toContainText(`我们是邻居 ${run}`)
  await look(page, 'holds')
  await row.getByRole('button', { name: '解除' }).click()
  const dialog = page.getByRole('dialog', { name: /佣金冻结/ })
  await dialog.getByLabel('原因').fill('核实过，是邻居。')
  await dialog.getByRole('button', { name: '解除冻结' }).click()
  const factor = page.getByRole('dialog', { name: '设备动态码' })
  await factor.getByLabel('动态码').fill(recoveryCodes[1]!)
  await factor.getByRole('button', { name: '继续' }).click()
  await expect(row).toHaveCount(0)
  expect(complained).toEqual([])
  await page.context().close()
})
