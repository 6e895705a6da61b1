import { Caller, sell } from '../support/market'
import { expect, expectComplaint, look, test } from '../support/shop'

test.describe('looking around', () => {
  test('finds goods by category, by word and by part of a word, and says so when there is none', async ({
    page,
  }) => {
    await page.goto('/discover')
    const tiles = page.locator('.tile')
    await expect(tiles.first()).toBeVisible()
    await look(page, '20-discover')
    await page.getByRole('search').getByRole('searchbox').fill('蜂蜜')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/q=/)
    await expect(tiles.filter({ hasText: /蜜|honey/i }).first()).toBeVisible()
    await look(page, '21-search')
    await page.getByRole('search').getByRole('searchbox').fill('没有这种东西的')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '没有找到' })).toBeVisible()
    await look(page, '22-search-empty')
    await page.getByRole('button', { name: '看全部商品' }).click()
    await expect(tiles.first()).toBeVisible()
  })

  test('sorts by price, and going back finds the list as it was', async ({ page }) => {
    await page.goto('/discover?sort=price-up')
    const prices = page.locator('.tile .money')
    await expect(prices.first()).toBeVisible()
    const shown = (await prices.allInnerTexts()).map((text) => Number(text.replaceAll(/[^\d.]/g, '')))
    expect(shown).toEqual([...shown].sort((one, other) => one - other))
    await page.locator('.tile').first().click()
    await expect(page).toHaveURL(/\/p\//)
    await page.goBack()
    await expect(page).toHaveURL(/sort=price-up/)
    await expect(page.locator('.tile').first()).toBeVisible()
  })

  test('reads on to the end of the list without showing anything twice', async ({ page }) => {
    await page.goto('/discover')
    await expect(page.locator('.tile').first()).toBeVisible()
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, 4_000)
          return page.getByText('已经到底了').isVisible()
        },
        { timeout: 30_000 },
      )
      .toBe(true)
    const links = await page
      .locator('.tile')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('href')))
    expect(links.length).toBeGreaterThanOrEqual(24)
    expect(new Set(links).size).toBe(links.length)
  })

  test('closes sold-out combinations and keeps the quantity to what is there', async ({ page }) => {
    const owner = await Caller.owner()
    const handle = `kou-${Date.now().toString(36)}`
    await sell(owner, {
      handle,
      title: `口味 ${handle}`,
      rows: [
        ['250 克', '椴树', '3', '39.00'],
        ['250 克', '洋槐', '0', '42.00'],
        ['500 克', '椴树', '0', '68.00'],
        ['500 克', '洋槐', '5', '72.00'],
      ],
    })
    await page.goto(`/p/${handle}`)
    await page.getByRole('button', { name: '加入购物车' }).click()
    const sheet = page.getByRole('dialog', { name: '选择规格' })
    await sheet.getByRole('button', { name: '250 克' }).click()
    await expect(sheet.getByRole('button', { name: '洋槐' })).toBeDisabled()
    await look(page, '23-options-sold-out')
    await sheet.getByRole('button', { name: '椴树' }).click()
    await expect(sheet.getByText('还有 3 件')).toBeVisible()
    for (let tap = 0; tap < 2; tap++) await sheet.getByRole('button', { name: '多一件' }).click()
    await expect(sheet.getByRole('button', { name: '多一件' })).toBeDisabled()
    await expect(sheet.getByRole('textbox', { name: '数量' })).toHaveValue('3')
  })

  test('a page that is not there says where to go', async ({ context, page }) => {
    expectComplaint(context, /404|410/)
    await page.goto('/nothing/here')
    await expect(page.getByRole('heading', { name: '没有这个页面' }).last()).toBeVisible()
    await look(page, '24-not-found')
    await page.goto('/p/there-is-no-such-thing')
    await expect(page.getByRole('heading', { name: '商品不在了' })).toBeVisible()
    await page.getByRole('link', { name: '去逛逛' }).click()
    await expect(page).toHaveURL(/discover/)
  })

  test('speaks English when asked, and remembers it', async ({ page }) => {
    await page.goto('/me/language')
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { name: 'Language' })).toBeVisible()
    await look(page, '25-language-en')
    await page.goto('/discover')
    await expect(page.getByRole('link', { name: 'Discover' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible()
    await look(page, '26-discover-en')
  })

  test('uses the width of a desk', async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.goto('/')
    await expect(page.getByRole('link', { name: '写动态' })).toBeVisible()
    await look(page, '27-home-wide')
    await page.goto('/discover')
    await page.locator('.tile').first().click()
    await expect(page.getByRole('button', { name: '加入购物车' })).toBeVisible()
    await look(page, '28-product-wide')
  })
})

test.describe('a page that gets shared', () => {
  test('is painted before any script runs', async ({ browser }) => {
    const owner = await Caller.owner()
    const handle = `hua-${Date.now().toString(36)}`
    await sell(owner, { handle, title: `花茶 ${handle}`, rows: [['一盒', '', '10', '49.00']] })
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(`/p/${handle}`)
    await expect(page.getByRole('heading', { name: `花茶 ${handle}` })).toBeVisible()
    await expect(page.getByText('¥49.00').first()).toBeVisible()
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', new RegExp(handle))
    await page.screenshot({ path: 'e2e/screens/29-painted.png' })
    await context.close()
  })

  test('starts on the data that came with it', async ({ page }) => {
    const owner = await Caller.owner()
    const handle = `yin-${Date.now().toString(36)}`
    await sell(owner, { handle, title: `银针 ${handle}`, rows: [['一盒', '', '10', '49.00']] })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`/p/${handle}`)
    await expect(page.getByRole('button', { name: '立即购买' })).toBeVisible()
    await page.waitForLoadState('networkidle')
    // Who gathers for it, its coupons and what people say of it are asked for after the page is there, and nothing that came along.
    const after =
      /^\/api\/products\/[^/]+\/(group-offers|coupon-offers|rating|reviews|question-count|questions|posts)$/
    const came = (path: string) => path.startsWith('/api/products') && !after.test(path)
    expect(asked.filter((path) => came(path) || path === '/api/session')).toEqual([])
  })
})
