import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { run } from '../console/market'
import { Caller, newPhone, postAs, sell, signIn } from '../support/market'
import { expect, expectComplaint, expectNoComplaints, look, phoneOptions, test, watch } from '../support/shop'
import { marketNow } from '../support/time'

const english = { ...phoneOptions, locale: 'en-GB' }
const handle = `english-${run}`
const title = `Clover honey ${run}`
const chinese = new Set(['first', 'rest'].flatMap((part) => textsOf(catalogue(part))))

function catalogue(part: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../shop/src/messages/${part}/zh-CN.json`, import.meta.url), 'utf8'),
  )
}

/** Everything that the Chinese catalogue says without a gap to fill, but for single words that goods may be named by. */
function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return /^[^{|@]{3,}$/.test(node) && /[一-鿿]/.test(node) ? [node] : []
  return Object.values(node as object).flatMap(textsOf)
}

/** No key stands where words should, and nothing that the shop itself says is Chinese. */
async function speaksEnglish(page: Page): Promise<void> {
  const said = await page.evaluate(() => {
    const texts: string[] = []
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (nodes.nextNode()) texts.push(nodes.currentNode.textContent!.trim())
    for (const one of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) texts.push(one.getAttribute(name) ?? '')
    return texts
  })
  expect(said.filter((text) => /^[a-z]\w*(\.\w+)+$/.test(text))).toEqual([])
  expect(said.filter((text) => chinese.has(text) || /^广告/.test(text))).toEqual([])
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
}

async function person(context: BrowserContext, nickname: string): Promise<string> {
  await signIn(context, newPhone())
  const { page } = await send<{ page: { person: { code: string } } }>(context, 'GET', '/api/my/profile')
  await send(context, 'PATCH', '/api/me', { nickname })
  return page.person.code
}

async function send<T>(context: BrowserContext, method: string, path: string, data?: unknown): Promise<T> {
  const api = context.request
  const token = (await api.storageState()).cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? ''
  const answer = await api.fetch(path, { method, data, headers: { 'X-XSRF-TOKEN': token } })
  expect(answer.ok(), `${method} ${path}: ${answer.status()}`).toBe(true)
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

test('the social half speaks English wherever somebody goes', async ({ browser }) => {
  test.setTimeout(240_000)
  const owner = await Caller.owner()
  await sell(owner, { handle, title, rows: [['500 g', '', '40', '68.00']] })
  const lin = await browser.newContext(english)
  const mei = await browser.newContext(english)
  for (const context of [lin, mei]) watch(context)
  const lins = await person(lin, 'Lin Xiaoyu')
  await person(mei, 'Mei Ruolan')
  const hers = await lin.newPage()
  const page = await mei.newPage()
  let circle = ''
  let post = ''

  await test.step('Lin has a circle, an event in it, and a post with a jar on its picture', async () => {
    const asked = await postAs<{ id: string }>(lin, '/api/circles', {
      name: `Breakfast ${run.slice(-4)}`,
      words: 'What we eat in the morning, all week.',
      rules: 'Say what you used.',
      entry: 'OPEN',
      coverId: null,
    })
    circle = asked.id
    await owner.post(`/api/operator/circles/${circle}/opening`, { mostMembers: 50 })
    const starts = (await marketNow()) + 2 * 86_400_000
    await postAs(lin, `/api/circles/${circle}/events`, {
      title: 'Baking together',
      words: 'Bring a bowl.',
      place: 'West Lake 9',
      startsAt: new Date(starts),
      endsAt: new Date(starts + 7_200_000),
      room: 12,
    })
    await postAs(lin, `/api/circles/${circle}/polls`, {
      question: 'When do we meet?',
      options: ['At eight', 'At noon'],
      days: 7,
    })
    await hers.goto('/compose')
    await hers.getByLabel('Text').fill(`The clover honey has come ${run} #breakfast`)
    await hers.getByLabel('Add a picture').setInputFiles({
      name: 'jar.png',
      mimeType: 'image/png',
      buffer: await hers.screenshot(),
    })
    await expect(hers.getByRole('button', { name: 'Picture 1', exact: true })).toBeVisible()
    await hers.getByRole('button', { name: 'Tag goods' }).click()
    const sheet = hers.getByRole('dialog', { name: 'Tag goods' })
    await sheet.getByRole('searchbox').fill(run)
    await hers.keyboard.press('Enter')
    await sheet.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: 'Tag' }).click()
    await hers
      .getByRole('button', { name: `Put “${title}” on picture 1` })
      .click({ position: { x: 60, y: 90 } })
    await look(hers, '110-english-compose', true)
    await speaksEnglish(hers)
    await hers.getByRole('button', { name: 'Publish' }).click()
    await expect(hers).toHaveURL(/\/posts\//)
    post = new URL(hers.url()).pathname
  })

  await test.step('Lin buys what she writes of, and agrees that it is shown', async () => {
    await send(lin, 'PUT', '/api/me/consents/SHOW_PURCHASES', { granted: true })
    await postAs(lin, '/api/me/addresses', {
      recipient: 'Lin Xiaoyu',
      phone: newPhone(),
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: 'Wensan Road 9',
    })
    await hers.goto(`/p/${handle}`)
    await hers.getByRole('button', { name: 'Buy now' }).click()
    await hers.getByRole('dialog').getByRole('button', { name: 'Buy now' }).click()
    await expect(hers).toHaveURL(/\/checkout/)
    await look(hers, '111-english-checkout', true)
    await speaksEnglish(hers)
    await hers.getByRole('button', { name: 'Order and pay' }).click()
    await hers.waitForURL('**/sandbox/cashier/**')
    await hers.locator('button.pay').click()
    await hers.waitForURL(/\/orders\/[^/]+\/receipt/, { timeout: 30_000 })
  })

  await test.step('Mei looks round', async () => {
    await send(mei, 'PUT', `/api/people/${lins}/follow`)
    await send(mei, 'PUT', `/api/circles/${circle}/membership`, { words: null })
    await expect
      .poll(
        async () => (await send<{ items: unknown[] }>(mei, 'GET', '/api/my/friends-purchases')).items.length,
        {
          timeout: 30_000,
        },
      )
      .toBe(1)
    await page.goto('/')
    await expect(page.getByTestId('friends-bought').getByText(title)).toBeVisible()
    await expect(page.getByTestId('friends-bought').getByText('Lin Xiaoyu')).toBeVisible()
    await expect(page.getByRole('article').filter({ hasText: 'clover honey has come' })).toBeVisible()
    await look(page, '112-english-home', true)
    await speaksEnglish(page)
    const { items: groups } = await owner.get<{ items: { code: string }[] }>('/api/operator/groups?limit=1')
    const flash = await page.locator('a[href^="/flash/"]').first().getAttribute('href')
    const places: [string, string][] = [
      ['113-english-circles', '/circles'],
      ['114-english-circle', `/circles/${circle}`],
      ['115-english-members', `/circles/${circle}/members`],
      ['116-english-person', `/u/${lins}`],
      ['117-english-post', post],
      ['118-english-product', `/p/${handle}`],
      ['120-english-coupons', '/coupons'],
      ...groups.map(({ code }): [string, string] => ['121-english-group', `/g/${code}`]),
      ['122-english-flash', flash!],
      ['123-english-messages', '/messages'],
      ['124-english-notifications', '/messages/notifications'],
      ['125-english-topics', '/topics'],
      ['126-english-own', '/me/social'],
    ]
    for (const [name, path] of places) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await look(page, name, true)
      await speaksEnglish(page)
    }
  })

  await test.step('the posts about a product stand on its page, and all of them behind it', async () => {
    await page.goto(`/p/${handle}`)
    const about = page.getByTestId('product-posts')
    await expect(about.getByText('The clover honey has come')).toBeVisible()
    await about.getByRole('link', { name: 'All posts' }).click()
    await expect(page.getByRole('article').filter({ hasText: 'clover honey has come' })).toBeVisible()
    await look(page, '119-english-posts-about', true)
    await speaksEnglish(page)
  })

  await test.step('the parts of the circle, and its keeper’s page', async () => {
    await page.goto(`/circles/${circle}`)
    for (const part of ['Needs', 'Polls', 'Events']) {
      await page
        .getByRole('group', { name: 'Parts of the circle' })
        .getByRole('button', { name: part })
        .click()
      await page.waitForLoadState('networkidle')
      await look(page, `127-english-circle-${part.toLowerCase()}`, true)
      await speaksEnglish(page)
    }
    let broken = true
    await hers.route(/\/api\/circles\/[^/]+\/(shelf|figures|invitation|offers)$/, (route) =>
      broken ? route.fulfill({ status: 500, body: '{}' }) : route.fallback(),
    )
    expectComplaint(lin, /status of 500/)
    for (const [path, parts] of [
      [`/circles/${circle}`, 2],
      [`/circles/${circle}/manage`, 3],
    ] as const) {
      broken = true
      await hers.goto(path)
      const notes = hers.getByRole('alert')
      await expect(notes).toHaveCount(parts, { timeout: 20_000 })
      await look(hers, `130-english-broken-${parts}`, true)
      await speaksEnglish(hers)
      broken = false
      for (let left = parts as number; left > 0; left--) {
        await notes.first().getByRole('button', { name: 'Try again' }).click()
        await expect(notes).toHaveCount(left - 1)
      }
    }
    await hers.goto(`/circles/${circle}/manage`)
    await expect(hers.getByRole('heading', { name: 'Figures' })).toBeVisible()
    await look(hers, '128-english-manage', true)
    await speaksEnglish(hers)
    await hers.goto(`/circles/${circle}/members`)
    await hers.getByRole('button', { name: 'Take Mei Ruolan out' }).click()
    const sheet = hers.getByRole('dialog', { name: 'Take Mei Ruolan out' })
    await expect(sheet).toBeVisible()
    await look(hers, '129-english-take-out')
    await sheet.getByRole('button', { name: 'Not now' }).click()
    await expect(hers.getByRole('link', { name: 'Mei Ruolan' }).first()).toBeVisible()
    await hers.getByRole('button', { name: 'Make moderator' }).click()
    await hers.getByRole('button', { name: 'Make host' }).click()
    const handing = hers.getByRole('dialog', { name: 'Make Mei Ruolan the host' })
    await handing.getByRole('button', { name: 'Make host' }).click()
    await expect(handing).toBeHidden()
    await expect(hers.getByRole('button', { name: 'Make host' })).toHaveCount(0)
  })

  for (const context of [lin, mei]) {
    expectNoComplaints(context)
    await context.close()
  }
})
