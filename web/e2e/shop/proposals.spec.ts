import type { BrowserContext } from '@playwright/test'
import { look as lookAtDesk } from '../console/look'
import { Caller, getAs, homeOf, newPhone, postAs, sell, signIn, signInByPassword } from '../support/market'
import {
  expect,
  expectComplaint,
  expectNoComplaints,
  look,
  payUntil,
  phoneOptions,
  test,
  watch,
} from '../support/shop'
import { market } from '../support/url'

/** Comes in or joins in, as the phone would; these acts need no key. */
async function put(context: BrowserContext, path: string, data?: unknown): Promise<void> {
  const api = context.request
  const token = (await api.storageState()).cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? ''
  const answer = await api.put(market + path, { data, headers: { 'X-XSRF-TOKEN': token } })
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true)
}

const desk = { viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' }

test('what a circle wants is proposed, approved, told, and bought together by its members', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const run = Date.now().toString(36)
  const title = `茶包 ${run}`
  const name = `喝茶的人 ${run}`
  const wish = `想要出差用的茶包 ${run}`
  const owner = await Caller.owner()
  await sell(owner, { handle: `teabags-${run}`, title, rows: [['一盒', '', '40', '68.00']] })
  const lin = await browser.newContext(phoneOptions)
  const mei = await browser.newContext(phoneOptions)
  const wei = await browser.newContext(phoneOptions)
  const bo = await browser.newContext(phoneOptions)
  const staff = await browser.newContext(desk)
  for (const context of [lin, mei, bo, staff]) watch(context)
  const meisPhone = newPhone()
  await signIn(lin, newPhone())
  await signIn(mei, meisPhone)
  await signIn(wei, newPhone())
  await signIn(bo, newPhone())
  await signInByPassword(staff, 'OWNER')
  await postAs(mei, '/api/me/addresses', homeOf('梅若兰', meisPhone))
  const { id } = await postAs<{ id: string }>(lin, '/api/circles', {
    name,
    words: '喝什么、怎么泡、水几度。',
    rules: '',
    entry: 'OPEN',
    coverId: null,
  })
  await owner.post(`/api/operator/circles/${id}/opening`, { mostMembers: 50 })
  for (const context of [mei, wei]) await put(context, `/api/circles/${id}/membership`, { words: null })
  const need = await postAs<{ id: string }>(mei, `/api/circles/${id}/needs`, { words: wish })
  for (const context of [wei, lin]) await put(context, `/api/circle-needs/${need.id}/vote`)
  const hers = await lin.newPage()
  const friends = await mei.newPage()
  const office = await staff.newPage()

  await test.step('Lin proposes that her circle buys it together', async () => {
    await hers.goto(`/circles/${id}`)
    await hers.getByRole('button', { name: '需求', exact: true }).click()
    await hers.getByRole('button', { name: '变成优惠' }).click()
    const sheet = hers.getByRole('dialog', { name: '变成优惠' })
    await sheet.getByRole('button', { name: '拼团价' }).click()
    await look(hers, 'proposal-1-choice')
    await sheet.getByRole('link', { name: '去填写拼团提议' }).click()
    await hers.getByRole('searchbox').fill(run)
    await hers.keyboard.press('Enter')
    await hers
      .getByRole('listitem')
      .filter({ hasText: title })
      .getByRole('button', { name: '选这个' })
      .click()
    await hers.getByLabel('拼团价（元）').fill('49.90')
    await hers.getByLabel('预留件数').fill('20')
    await hers.getByLabel('几人成团').fill('3')
    await hers.getByText('阶梯价与参加规则（可不填）').click()
    await hers.getByLabel('到点时几人也成团').fill('2')
    await hers.getByRole('button', { name: '加一档价格' }).click()
    await hers.getByLabel('第 1 档人数').fill('3')
    await hers.getByLabel('满 3 人（元）').fill('45')
    await expect(hers.getByLabel('写给运营的话')).toHaveValue(`圈子里 3 人想要：${wish}`)
    await look(hers, 'proposal-2-form', true)
    await hers.getByRole('button', { name: '提交审核' }).click()
    await expect(hers.getByText('等待审核')).toBeVisible()
    await expect(hers.getByText('满 3 人')).toBeVisible()
    await expect(hers).toHaveURL(/\/group-proposals\?circle=/)
    await look(hers, 'proposal-3-waits', true)
  })

  await test.step('members see that it was proposed, and nothing is for sale yet', async () => {
    await friends.goto(`/circles/${id}`)
    await friends.getByRole('button', { name: '需求', exact: true }).click()
    await expect(friends.getByText('圈主已提议拼团，等待审核')).toBeVisible()
    await expect(friends.getByRole('heading', { name: '圈内一起拼' })).toHaveCount(0)
    await look(friends, 'proposal-4-need-proposed', true)
  })

  await test.step('the operator sees what it leaves, and approves fewer pieces', async () => {
    await office.goto('/console/work')
    const queue = office.getByRole('listitem').filter({ hasText: '等待审核的拼团提议' })
    await queue.getByRole('link', { name: '去看' }).click()
    await expect(office.getByRole('link', { name: title })).toBeVisible()
    await lookAtDesk(office, 'group-proposals')
    await office.getByRole('link', { name: title }).click()
    await expect(office.getByText('够付进价和佣金')).toHaveCount(2)
    await expect(office.getByText(`圈子里 3 人想要：${wish}`)).toBeVisible()
    await office.getByLabel('预留件数').fill('12')
    await lookAtDesk(office, 'group-proposal')
    await office.getByRole('button', { name: '通过并发布' }).click()
    await expect(office).toHaveURL(/\/console\/group-proposals$/)
    await expect(office.getByRole('link', { name: title })).toHaveCount(0)
    await office.goto('/console/group-campaigns')
    const row = office.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText('12 / 12')
    await expect(row).toContainText(`仅「${name}」成员`)
    await lookAtDesk(office, 'group-campaign-proposed')
  })

  await test.step('whoever wanted it is told, and finds it', async () => {
    await friends.goto('/messages/notifications')
    const told = friends.getByRole('link', { name: /想要的商品可以一起拼了/ })
    await expect(told).toBeVisible({ timeout: 20_000 })
    await look(friends, 'proposal-5-told')
    await told.click()
    await expect(friends.getByText(`「${name}」成员专享`)).toBeVisible()
    await look(friends, 'proposal-6-product', true)
    await friends.goto(`/circles/${id}`)
    await expect(friends.getByRole('heading', { name: '圈内一起拼' })).toBeVisible()
    await friends.getByRole('button', { name: '需求', exact: true }).click()
    await expect(friends.getByText('已有优惠')).toBeVisible()
    await look(friends, 'proposal-7-circle', true)
    await friends.getByRole('link', { name: new RegExp(title) }).click()
  })

  let link = ''
  await test.step('Mei opens a group and pays', async () => {
    await friends.getByRole('button', { name: '我来开团' }).click()
    await look(friends, 'proposal-8-open')
    await friends.getByRole('button', { name: '去付款，开团' }).click()
    await payUntil(friends, /\/g\/[0-9A-Za-z]+$/)
    link = new URL(friends.url()).pathname
    await expect(friends.getByRole('heading', { name: '还差 1 人成团' })).toBeVisible()
    await look(friends, 'proposal-9-group', true)
  })

  await test.step('a stranger with the link is told whose it is', async () => {
    expectComplaint(bo, /403/)
    const strangers = await bo.newPage()
    await strangers.goto(link)
    await expect(strangers.getByRole('heading', { name: '这个团只对圈内成员开放' })).toBeVisible()
    await look(strangers, 'proposal-10-stranger')
    await strangers.getByRole('link', { name: '去看看这个圈子' }).click()
    await expect(strangers.getByRole('heading', { name }).first()).toBeVisible()
    await strangers.goto(`/p/teabags-${run}`)
    await expect(strangers.getByRole('heading', { name: title }).first()).toBeVisible()
    await expect(strangers.getByTestId('together')).toHaveCount(0)
  })

  await test.step('Lin is told too, and sees what came of it', async () => {
    await hers.goto('/messages/notifications')
    const told = hers.getByRole('link', { name: '你提议的拼团已通过' })
    await expect(told).toBeVisible({ timeout: 20_000 })
    await told.click()
    await expect(hers.getByText('已通过')).toBeVisible()
    await look(hers, 'proposal-11-approved', true)
    await hers.goto(`/circles/${id}/manage`)
    await expect(hers.getByRole('link', { name: '和圈友一起拼' })).toBeVisible()
    await look(hers, 'proposal-12-manage', true)
  })

  for (const context of [lin, mei, bo, staff]) {
    expectNoComplaints(context)
    await context.close()
  }
  await wei.close()
})

test('a partner proposes for everybody; what is below cost is said so, declined, and read', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const run = Date.now().toString(36)
  const title = `枣花蜜 ${run}`
  const owner = await Caller.owner()
  await sell(owner, {
    handle: `jujube-${run}`,
    title,
    rows: [
      ['500 克', '枣花', '40', '68.00'],
      ['一千克', '枣花', '40', '118.00'],
    ],
  })
  const lin = await browser.newContext(phoneOptions)
  const staff = await browser.newContext(desk)
  for (const context of [lin, staff]) watch(context)
  await signIn(lin, newPhone())
  await signInByPassword(staff, 'OWNER')
  const hers = await lin.newPage()
  const office = await staff.newPage()

  await test.step('who is no partner can propose nothing', async () => {
    await hers.goto('/group-proposals')
    await expect(hers.getByText('成为伙伴，或做一个圈子的圈主，就可以提议拼团。')).toBeVisible()
    await look(hers, 'proposal-20-none')
    await postAs(lin, '/api/shops', { name: null })
  })

  await test.step('a partner proposes from their centre, and takes one back', async () => {
    await hers.goto('/partner')
    await look(hers, 'proposal-21-centre')
    await hers.getByRole('link', { name: '拼团提议' }).click()
    await expect(hers.getByRole('heading', { name: '还没有提议' })).toBeVisible()
    for (const price of ['21.00', '49.90']) {
      await hers.getByRole('link', { name: '提议拼团' }).click()
      await hers.getByRole('searchbox').fill(run)
      await hers.keyboard.press('Enter')
      await hers
        .getByRole('listitem')
        .filter({ hasText: title })
        .getByRole('button', { name: '选这个' })
        .click()
      await hers.getByLabel('拼团价（元）').first().fill(price)
      await hers.getByLabel('写给运营的话').fill('老顾客常问能不能便宜些')
      await look(hers, 'proposal-22-form', true)
      await hers.getByRole('button', { name: '提交审核' }).click()
      await expect(hers.getByText('等待审核').first()).toBeVisible()
    }
    const dearer = hers.locator('article').filter({ hasText: '49.90' })
    await dearer.getByRole('button', { name: '撤回' }).click()
    const sheet = hers.getByRole('dialog', { name: '撤回' })
    await look(hers, 'proposal-23-withdraw')
    await sheet.getByRole('button', { name: '撤回' }).click()
    await expect(dearer.getByText('已撤回')).toBeVisible()
  })

  await test.step('the operator sees that it is below cost, and declines', async () => {
    await office.goto('/console/group-proposals')
    await expect(office.getByRole('row').filter({ hasText: title })).toContainText('低于进价加佣金')
    await office.getByRole('link', { name: title }).click()
    await expect(office.getByText('低于进价加佣金', { exact: true })).toBeVisible()
    await expect(office.getByRole('button', { name: '通过并发布' })).toBeDisabled()
    await office.getByRole('button', { name: '不通过', exact: true }).click()
    const dialog = office.getByRole('dialog', { name: '不通过' })
    await dialog.getByLabel('原因').fill('这个价格低于进价')
    await lookAtDesk(office, 'group-proposal-decline')
    await dialog.getByRole('button', { name: '不通过', exact: true }).click()
    await expect(office).toHaveURL(/\/console\/group-proposals$/)
  })

  await test.step('the partner reads why', async () => {
    await hers.goto('/messages/notifications')
    const told = hers.getByRole('link', { name: /你提议的拼团未通过/ })
    await expect(told).toBeVisible({ timeout: 20_000 })
    await told.click()
    await expect(hers.getByText('没有通过：这个价格低于进价')).toBeVisible()
    await look(hers, 'proposal-24-declined', true)
    expect((await getAs<{ items: unknown[] }>(lin, '/api/my/group-proposals')).items).toHaveLength(2)
  })

  for (const context of [lin, staff]) {
    expectNoComplaints(context)
    await context.close()
  }
})
