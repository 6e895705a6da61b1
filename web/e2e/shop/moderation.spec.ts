import { devices, type Page } from '@playwright/test'
import { moderator, run } from '../console/market'
import { Caller, getAs, newPhone, postAs, signIn } from '../support/market'
import { expect, expectComplaint, expectNoComplaints, look, phoneOptions, test, watch } from '../support/shop'

const deskOptions = {
  ...phoneOptions,
  viewport: { width: 1440, height: 900 },
  userAgent: devices['Desktop Chrome'].userAgent,
  hasTouch: false,
  isMobile: false,
}

/** What somebody wrote must never run. */
function refuseDialogs(page: Page): void {
  page.setDefaultTimeout(15_000)
  page.on('dialog', (dialog) => {
    throw new Error(`something ran: ${dialog.message()}`)
  })
}

const said = (text: string, publish = true) => ({
  text,
  mediaIds: [],
  tags: [],
  mentions: [],
  tellsBought: false,
  publish,
})

test('Mei reports a post; staff take it down; Lin appeals; somebody else restores it', async ({
  browser,
}) => {
  test.setTimeout(150_000)
  const [lin, mei] = [await browser.newContext(phoneOptions), await browser.newContext(phoneOptions)]
  const [one, other] = [await browser.newContext(deskOptions), await browser.newContext(deskOptions)]
  const all = [lin, mei, one, other]
  for (const context of all) {
    watch(context)
    context.on('page', refuseDialogs)
  }
  await signIn(lin, newPhone())
  await signIn(mei, newPhone())
  const owner = await Caller.owner()
  await moderator(owner, newPhone(), one)
  await moderator(owner, newPhone(), other)
  const words = `祖传秘方蜂蜜 ${run} <img src=x onerror="alert(1)"><script>alert(2)</script>`
  const { id } = await postAs<{ id: string }>(lin, '/api/posts', said(words))
  const friends = await mei.newPage()
  const hers = await lin.newPage()
  const desk = await one.newPage()
  const second = await other.newPage()

  await test.step('Mei says what is wrong with it', async () => {
    await friends.goto(`/posts/${id}`)
    await expect(friends.getByText(words)).toBeVisible()
    await friends.getByRole('button', { name: '举报' }).click()
    const sheet = friends.getByRole('dialog', { name: '举报这条动态' })
    await sheet.getByLabel('虚假宣传').check()
    await sheet.getByLabel('补充说明（选填）').fill('没有这种秘方 <b onclick=alert(3)>x</b>')
    await look(friends, '80-report')
    await sheet.getByRole('button', { name: '提交举报' }).click()
    await expect(friends.getByText('谢谢，我们会查看。')).toBeVisible()
  })

  await test.step('staff find it among their work and take it down', async () => {
    await desk.goto('/console/work')
    const queue = desk.getByRole('listitem').filter({ hasText: '等待处理的举报' })
    await expect(queue.getByText(/^[1-9]/)).toBeVisible()
    await queue.getByRole('link').click()
    const row = desk.getByRole('row').filter({ hasText: run })
    await expect(row).toBeVisible()
    await look(desk, '81-moderation')
    await row.getByRole('button', { name: '1 条举报' }).click()
    await expect(desk.getByText('没有这种秘方')).toBeVisible()
    await look(desk, '82-reports')
    await desk.keyboard.press('Escape')
    await row.getByRole('button', { name: '下架' }).click()
    const dialog = desk.getByRole('dialog')
    await expect(dialog.getByRole('combobox')).toHaveValue('FALSE_CLAIMS')
    await dialog.getByRole('textbox').fill('食品不能宣传疗效。')
    await look(desk, '83-takedown')
    await dialog.getByRole('button', { name: '下架' }).click()
    await expect(desk.getByText('已下架。')).toBeVisible()
  })

  await test.step('nobody but Lin sees it, and she reads why', async () => {
    expectComplaint(mei, /404/)
    await friends.reload()
    await expect(friends.getByText(words)).toHaveCount(0)
    await hers.goto('/me')
    await hers.getByRole('link', { name: /违规与申诉/ }).click()
    await expect(hers.getByText('食品不能宣传疗效。')).toBeVisible()
    await look(hers, '84-takedowns', true)
    await hers.goto(`/posts/${id}`)
    await expect(hers.getByRole('link', { name: '目前只有你能看到这条动态，查看原因' })).toBeVisible()
    await look(hers, '85-hidden-post')
  })

  await test.step('she appeals, once', async () => {
    await hers.getByRole('link', { name: '目前只有你能看到这条动态，查看原因' }).click()
    await hers.getByRole('button', { name: '申诉' }).click()
    const sheet = hers.getByRole('dialog', { name: '申诉' })
    await sheet.getByLabel('为什么应当保留？').fill('“秘方”是店名。')
    await look(hers, '86-appeal')
    await sheet.getByRole('button', { name: '提交申诉' }).click()
    await expect(hers.getByText('申诉处理中')).toBeVisible()
    await expect(hers.getByRole('button', { name: '申诉' })).toHaveCount(0)
  })

  await test.step('who took it down can’t decide that, somebody else can', async () => {
    expectComplaint(one, /409/)
    await desk.goto('/console/moderation?state=APPEALED')
    await desk.getByRole('row').filter({ hasText: run }).getByRole('button', { name: '恢复' }).click()
    const refused = desk.getByRole('dialog')
    await refused.getByRole('textbox').fill('再看一遍。')
    await refused.getByRole('button', { name: '恢复' }).click()
    await expect(refused.getByText('需要另一个人决定')).toBeVisible()
    await second.goto('/console/moderation?state=APPEALED')
    await second.getByRole('row').filter({ hasText: run }).getByRole('button', { name: '恢复' }).click()
    const dialog = second.getByRole('dialog')
    await dialog.getByRole('textbox').fill('确实是店名，抱歉。')
    await look(second, '87-restoring')
    await dialog.getByRole('button', { name: '恢复' }).click()
    await expect(second.getByText('已恢复。')).toBeVisible()
    await friends.goto(`/posts/${id}`)
    await expect(friends.getByText(words)).toBeVisible()
  })

  await test.step('a listed word waits for staff', async () => {
    const listed = `词${run}`
    await second.goto('/console/moderation')
    await second.getByRole('link', { name: '词表' }).click()
    await second.getByLabel('词语').fill(listed)
    await second.getByRole('button', { name: '添加' }).click()
    await expect(second.getByRole('row').filter({ hasText: listed })).toBeVisible()
    await look(second, '88-word-list')
    await hers.goto('/compose')
    await hers.getByLabel('正文').fill(`新的 ${listed} 来了`)
    await hers.getByRole('button', { name: '发布' }).click()
    await expect(hers.getByRole('link', { name: '目前只有你能看到这条动态，查看原因' })).toBeVisible()
    await second.goto('/console/moderation?state=OPEN')
    await second.getByRole('row').filter({ hasText: listed }).getByRole('button', { name: '保留' }).click()
    await second.getByRole('dialog').getByRole('button', { name: '保留' }).click()
    await expect(second.getByText('已保留。')).toBeVisible()
    const { page } = await getAs<{ page: { posts: number } }>(lin, '/api/my/profile')
    expect(page.posts).toBe(2)
  })

  for (const context of all) {
    expectNoComplaints(context)
    await context.close()
  }
})
