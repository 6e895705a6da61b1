import { devices, type Page } from '@playwright/test'
import { deflateSync } from 'node:zlib'
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

/** A plain picture, as a phone would send one. */
function png(width: number, height: number): Buffer {
  const table = Array.from({ length: 256 }, (_, at) => {
    let sum = at
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
    return sum >>> 0
  })
  const crc = (bytes: Buffer) =>
    (bytes.reduce((sum, byte) => table[(sum ^ byte) & 255]! ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0
  const chunk = (name: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), content])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(content.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(named))
    return Buffer.concat([size, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const line = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: width }, () => Buffer.from([47, 107, 87])),
  ])
  const lines = Buffer.concat(Array.from({ length: height }, () => line))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** What somebody wrote must never run. */
function refuseDialogs(page: Page): void {
  page.setDefaultTimeout(15_000)
  page.on('dialog', (dialog) => {
    throw new Error(`something ran: ${dialog.message()}`)
  })
}

test('Lin shows that she knows tea; staff verify it; the mark stands beside her name until it is revoked', async ({
  browser,
}) => {
  test.setTimeout(200_000)
  const [lin, mei] = [await browser.newContext(phoneOptions), await browser.newContext(phoneOptions)]
  const [one, other] = [await browser.newContext(deskOptions), await browser.newContext(deskOptions)]
  const all = [lin, mei, one, other]
  for (const context of all) {
    watch(context)
    context.on('page', refuseDialogs)
  }
  await signIn(lin, newPhone())
  await signIn(mei, newPhone())
  const nickname = `林${run}`
  const { page } = await getAs<{ page: { person: { code: string } } }>(lin, '/api/my/profile')
  const code = page.person.code
  const owner = await Caller.owner()
  await moderator(owner, newPhone(), one)
  await moderator(owner, newPhone(), other)
  const post = await postAs<{ id: string }>(lin, '/api/posts', {
    text: `今年的头春茶到了 ${run}`,
    mediaIds: [],
    tags: [],
    mentions: [],
    tellsBought: false,
    publish: true,
  })
  await postAs(lin, `/api/posts/${post.id}/comments`, { text: '武夷山的', parentId: null })
  const words = `做了十二年评茶员，每年春天都去武夷山收茶 ${run} <img src=x onerror="alert(1)">`
  const hers = await lin.newPage()
  const friends = await mei.newPage()
  const desk = await one.newPage()
  const second = await other.newPage()

  await test.step('Lin gives herself a name and looks what there is to apply for', async () => {
    await hers.goto('/me/profile')
    await hers.getByLabel('昵称').fill(nickname)
    await hers.getByRole('button', { name: '保存' }).click()
    await expect(hers.getByText('已保存')).toBeVisible()
    await hers.goto('/me')
    await hers.getByRole('link', { name: '专家认证' }).click()
    await expect(hers.getByRole('heading', { name: '申请认证' })).toBeVisible()
    await look(hers, '110-expertise', true)
    await hers.getByRole('link', { name: '茶', exact: true }).click()
  })

  await test.step('she says why and shows a picture, once', async () => {
    const send = hers.getByRole('button', { name: '提交申请' })
    await hers.getByLabel('你为什么懂').fill('懂茶')
    await expect(hers.getByText('再写一些')).toBeVisible()
    await expect(send).toBeDisabled()
    await hers.getByLabel('你为什么懂').fill(words)
    await expect(send).toBeDisabled()
    await hers.locator('input[type=file]').setInputFiles({
      name: 'certificate.png',
      mimeType: 'image/png',
      buffer: png(640, 420),
    })
    await expect(hers.getByRole('img', { name: '第 1 张图片' })).toBeVisible()
    await look(hers, '111-apply', true)
    await send.dblclick()
    await expect(hers).toHaveURL(/\/me\/expertise$/)
    await expect(hers.getByText('审核中')).toHaveCount(1)
    await expect(hers.getByText(words)).toBeVisible()
    await look(hers, '112-waiting', true)
    await hers.goto('/me/expertise/TEA')
    await expect(hers.getByText('这项申请正在审核')).toBeVisible()
  })

  await test.step('staff find it among their work, look, and it is nobody’s mark yet', async () => {
    await desk.goto('/console/work')
    const queue = desk.getByRole('listitem').filter({ hasText: '等待审核的专家认证' })
    await expect(queue.getByText(/^[1-9]/)).toBeVisible()
    await queue.getByRole('link').click()
    const row = desk.getByRole('row').filter({ hasText: nickname })
    await expect(row).toContainText('1 张图片')
    await look(desk, '113-experts')
    await row.getByRole('button', { name: '查看证据' }).click()
    const dialog = desk.getByRole('dialog')
    await expect(dialog.getByText(words)).toBeVisible()
    const picture = dialog.getByRole('img', { name: '第 1 张证据' })
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(640)
    await look(desk, '114-evidence')
    await desk.keyboard.press('Escape')
    await friends.goto(`/u/${code}`)
    await expect(friends.getByRole('heading', { name: nickname })).toHaveCount(2)
    await expect(friends.getByText('已认证')).toHaveCount(0)
  })

  await test.step('one verifies it; who was slower is told', async () => {
    await second.goto('/console/experts')
    await second
      .getByRole('row')
      .filter({ hasText: nickname })
      .getByRole('button', { name: '不通过' })
      .click()
    await desk
      .getByRole('row')
      .filter({ hasText: nickname })
      .getByRole('button', { name: '通过', exact: true })
      .click()
    const dialog = desk.getByRole('dialog')
    await look(desk, '115-verifying')
    await dialog.getByRole('button', { name: '通过' }).click()
    await expect(desk.getByText('已通过。')).toBeVisible()
    expectComplaint(other, /409/)
    const slower = second.getByRole('dialog')
    await slower.getByRole('textbox').fill('看不清。')
    await slower.getByRole('button', { name: '不通过' }).click()
    await expect(slower.getByText('已经有人先改动了')).toBeVisible()
  })

  await test.step('Lin is told, and the mark stands on her page, her post and her comment', async () => {
    await expect
      .poll(
        async () =>
          (
            await getAs<{ items: { kind: string; detail: string }[] }>(lin, '/api/my/notifications')
          ).items.filter(({ kind, detail }) => kind === 'EXPERTISE' && detail === 'APPROVED').length,
        { timeout: 30_000 },
      )
      .toBe(1)
    await hers.goto('/messages/notifications')
    await hers.getByText('你的专家认证已通过').click()
    await expect(hers.getByText('已认证', { exact: true })).toBeVisible()
    await look(hers, '116-verified', true)
    await friends.goto(`/u/${code}`)
    await expect(friends.getByRole('list', { name: '专家认证' })).toContainText('茶 · 已认证')
    await look(friends, '117-expert-page', true)
    await friends.goto(`/posts/${post.id}`)
    await expect(friends.getByText('专家认证：茶')).toHaveCount(2)
    await look(friends, '118-expert-post', true)
  })

  await test.step('it is revoked with a reason, which Lin reads, and she tries again', async () => {
    await desk.goto('/console/experts?state=VERIFIED')
    await desk.getByRole('row').filter({ hasText: nickname }).getByRole('button', { name: '撤销' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('textbox').fill('证书已经过期。')
    await dialog.getByRole('button', { name: '撤销' }).click()
    await expect(desk.getByText('已撤销。')).toBeVisible()
    await friends.goto(`/posts/${post.id}`)
    await expect(friends.getByText(run).first()).toBeVisible()
    await expect(friends.getByText('专家认证：茶')).toHaveCount(0)
    await hers.goto('/me/expertise')
    await expect(hers.getByText('原因：证书已经过期。')).toBeVisible()
    await expect(hers.getByText(words)).toHaveCount(0)
    await look(hers, '119-revoked', true)
    await hers.getByRole('link', { name: '重新申请' }).click()
    await hers.getByLabel('你为什么懂').fill('今年重新考了证书，编号在下面。')
    await hers.getByLabel('证书编号').fill('评茶 2026-0311')
    await hers.getByRole('button', { name: '提交申请' }).click()
    await expect(hers.getByText('审核中')).toBeVisible()
    await hers.getByRole('button', { name: '撤回申请' }).click()
    await look(hers, '120-taking-back')
    await hers.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click()
    await expect(hers.getByRole('link', { name: '茶', exact: true })).toBeVisible()
  })

  for (const context of all) {
    expectNoComplaints(context)
    await context.close()
  }
})

test('staff keep the list of fields: one is added, renamed, moved and retired, and the shop follows', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const [lin, one, other] = [
    await browser.newContext(phoneOptions),
    await browser.newContext(deskOptions),
    await browser.newContext(deskOptions),
  ]
  for (const context of [lin, one, other]) watch(context)
  await signIn(lin, newPhone())
  const owner = await Caller.owner()
  await moderator(owner, newPhone(), one)
  await moderator(owner, newPhone(), other)
  const name = `宠物${run.slice(-6)}`
  const renamed = `猫狗${run.slice(-6)}`
  const desk = await one.newPage()
  const second = await other.newPage()
  const hers = await lin.newPage()
  const rowOf = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words })

  await test.step('one is added at the end, and can be applied for', async () => {
    await desk.goto('/console/experts')
    await desk.getByRole('link', { name: '认证领域' }).click()
    await desk.getByRole('button', { name: '添加领域' }).click()
    const dialog = desk.getByRole('dialog')
    await expect(dialog.getByRole('button', { name: '添加', exact: true })).toBeDisabled()
    await dialog.getByLabel('中文名称').fill('茶')
    await dialog.getByLabel('英文名称').fill(`Pets ${run}`.slice(0, 30))
    expectComplaint(one, /409/)
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await expect(dialog.getByText('每个领域的名称都不能重复')).toBeVisible()
    await dialog.getByLabel('中文名称').fill(name)
    await look(desk, '121-adding-field')
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await expect(rowOf(desk, name)).toContainText('可申请')
    await hers.goto('/me/expertise')
    await expect(hers.getByRole('link', { name })).toBeVisible()
  })

  await test.step('it is renamed; who was slower is told', async () => {
    await second.goto('/console/experts/fields')
    await rowOf(second, name).getByRole('button', { name: '停用' }).click()
    await rowOf(desk, name).getByRole('button', { name: '改名' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel('中文名称').fill(renamed)
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(rowOf(desk, renamed)).toBeVisible()
    expectComplaint(other, /409/)
    const slower = second.getByRole('dialog')
    await slower.getByRole('button', { name: '停用' }).click()
    await expect(slower.getByText('已经有人先改动了')).toBeVisible()
  })

  await test.step('it moves up', async () => {
    const names = async () => await desk.getByRole('row').allInnerTexts()
    const before = (await names()).findIndex((row) => row.includes(renamed))
    await desk.getByRole('button', { name: `上移“${renamed}”` }).click()
    await expect.poll(async () => (await names()).findIndex((row) => row.includes(renamed))).toBe(before - 1)
    await look(desk, '122-expert-fields')
  })

  await test.step('retired, nobody applies for it', async () => {
    const { items } = await getAs<{ items: { code: string; name: string }[] }>(lin, '/api/expert-fields')
    const { code } = items.find((field) => field.name === renamed)!
    await rowOf(desk, renamed).getByRole('button', { name: '停用' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await expect(rowOf(desk, renamed)).toContainText('已停用')
    await hers.goto('/me/expertise')
    await expect(hers.getByRole('link', { name: '茶', exact: true })).toBeVisible()
    await expect(hers.getByRole('link', { name: renamed })).toHaveCount(0)
    await hers.goto(`/me/expertise/${code}`)
    await expect(hers.getByText('这个领域不能申请')).toBeVisible()
    await look(hers, '123-field-retired')
  })

  for (const context of [lin, one, other]) {
    expectNoComplaints(context)
    await context.close()
  }
})
