import { Caller, getAs, homeOf, newPhone, postAs, sell, signIn } from '../support/market'
import { expect, expectComplaint, look, test } from '../support/shop'

interface Product {
  id: string
  skus: { id: string; price: { amountMinor: number; currency: string } }[]
}

async function goods(
  word: string,
  stock = '20',
  price = '49.00',
): Promise<{ handle: string; title: string; owner: Caller }> {
  const owner = await Caller.owner()
  const handle = `${word}-${Date.now().toString(36)}`
  const title = `${word} ${handle}`
  await sell(owner, { handle, title, rows: [['一份', '', stock, price]] })
  return { handle, title, owner }
}

test('a cart filled before signing in is still there afterwards', async ({ context, page }) => {
  const { handle, title } = await goods('mi')
  await page.goto(`/p/${handle}`)
  await page.getByRole('button', { name: '加入购物车' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '加入购物车' }).click()
  await expect(page.getByText('已加入购物车')).toBeVisible()
  await page.goto('/cart')
  await expect(page.getByText(title)).toBeVisible()
  await look(page, '50-cart')
  await page.getByRole('button', { name: '多一件' }).click()
  await expect(page.getByText('¥98.00')).toBeVisible()
  await page.getByRole('button', { name: /结算/ }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await signIn(context, newPhone())
  await page.goto('/cart')
  await expect(page.getByText(title)).toBeVisible()
  await expect(page.getByRole('textbox', { name: new RegExp(handle) })).toHaveValue('2')
  await page.getByRole('button', { name: new RegExp(`移除${title}`) }).click()
  await expect(page.getByRole('heading', { name: '购物车是空的' })).toBeVisible()
  await look(page, '51-cart-empty')
})

test('two quick taps on pay make one order', async ({ context, page }) => {
  const { handle } = await goods('cu')
  const phone = newPhone()
  await signIn(context, phone)
  await postAs(context, '/api/me/addresses', homeOf('方圆', phone))
  const product = await getAs<Product>(context, `/api/products/${handle}`)
  await page.goto(`/checkout?lines=${product.skus[0]!.id}*1`)
  await page.getByRole('button', { name: '提交并付款' }).dblclick()
  await page.waitForURL('**/sandbox/cashier/**')
  const { items } = await getAs<{ items: unknown[] }>(context, '/api/orders')
  expect(items).toHaveLength(1)
})

test('a lost answer is asked for again with the same key, and makes one order', async ({ context, page }) => {
  expectComplaint(context, /Failed to load resource|ERR_FAILED/)
  const { handle } = await goods('su')
  const phone = newPhone()
  await signIn(context, phone)
  await postAs(context, '/api/me/addresses', homeOf('方圆', phone))
  const product = await getAs<Product>(context, `/api/products/${handle}`)
  await page.goto(`/checkout?lines=${product.skus[0]!.id}*1`)
  const keys: (string | undefined)[] = []
  let lose = true
  await page.route('**/api/orders', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    if (!lose) return route.continue()
    lose = false
    // The server has made the order; the phone never hears of it.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.getByRole('button', { name: '提交并付款' }).click()
  await expect(page.getByRole('alert')).toContainText('网络')
  await look(page, '52-checkout-network')
  await page.getByRole('button', { name: '提交并付款' }).click()
  await page.waitForURL('**/sandbox/cashier/**')
  expect(keys).toHaveLength(2)
  expect(keys[1]).toBe(keys[0])
  const { items } = await getAs<{ items: unknown[] }>(context, '/api/orders')
  expect(items).toHaveLength(1)
})

test('sold out meanwhile: nothing is ordered, and the line says so', async ({ context, page }) => {
  expectComplaint(context, /409/)
  const { handle } = await goods('hong', '1')
  const product = await getAs<Product>(context, `/api/products/${handle}`)
  const phone = newPhone()
  await signIn(context, phone)
  await postAs(context, '/api/me/addresses', homeOf('方圆', phone))
  await page.goto(`/checkout?lines=${product.skus[0]!.id}*1`)
  await expect(page.getByRole('button', { name: '提交并付款' })).toBeEnabled()
  await page.route('**/api/orders', async (route) => {
    if (route.request().method() === 'POST') await buyTheLast(context, product)
    await route.continue()
  })
  await page.getByRole('button', { name: '提交并付款' }).click()
  await expect(page.getByText('刚刚卖完了')).toBeVisible()
  await look(page, '53-sold-out')
})

test('refused at the cashier, paid at the second try, cancelled with the money back', async ({
  context,
  page,
}) => {
  const { handle } = await goods('lan')
  const phone = newPhone()
  await signIn(context, phone)
  await postAs(context, '/api/me/addresses', homeOf('方圆', phone))
  const product = await getAs<Product>(context, `/api/products/${handle}`)
  await page.goto(`/checkout?lines=${product.skus[0]!.id}*1`)
  await page.getByRole('button', { name: '提交并付款' }).click()
  await page.waitForURL('**/sandbox/cashier/**')
  await page.locator('button.refuse').click()
  await page.waitForURL(/\/orders\/[^/]+\/receipt/)
  await expect(page.getByRole('heading', { name: '没有付款成功' })).toBeVisible({ timeout: 20_000 })
  await look(page, '54-receipt-refused')
  await page.getByRole('link', { name: '订单详情' }).click()
  await expect(page.getByText(/请在 \d\d:\d\d 内付款/)).toBeVisible()
  await look(page, '55-order-unpaid')
  await page.getByRole('button', { name: '去付款' }).click()
  await page.waitForURL('**/sandbox/cashier/**')
  await page.locator('button.pay').click()
  await expect(page.getByRole('heading', { name: '付款成功' })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: '订单详情' }).click()
  await page.getByRole('button', { name: '取消订单' }).click()
  await look(page, '56-cancel')
  await page.getByRole('dialog').getByRole('button', { name: '取消订单' }).click()
  await expect(page.getByRole('heading', { name: '已取消' })).toBeVisible()
  await expect
    .poll(
      async () => {
        await page.reload()
        await expect(page.getByRole('heading', { name: '已取消' })).toBeVisible()
        return page.getByText('已退款').isVisible()
      },
      { timeout: 30_000 },
    )
    .toBe(true)
  await look(page, '57-order-cancelled', true)
})

test('without a network every list says so and tries again', async ({ context, page }) => {
  expectComplaint(context, /Failed to load resource|ERR_/)
  await page.route('**/api/products?**', (route) => route.abort('internetdisconnected'))
  await page.goto('/discover')
  await expect(page.getByRole('alert')).toContainText('网络', { timeout: 20_000 })
  await look(page, '58-offline')
  await page.unroute('**/api/products?**')
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect(page.locator('.tile').first()).toBeVisible()
})

/** Somebody else is quicker. */
async function buyTheLast(context: Parameters<typeof postAs>[0], product: Product): Promise<void> {
  const other = await context.browser()!.newContext()
  const phone = newPhone()
  await signIn(other, phone)
  const { id } = await postAs<{ id: string }>(other, '/api/me/addresses', homeOf('先到', phone))
  const lines = [{ skuId: product.skus[0]!.id, quantity: 1 }]
  const quote = await postAs<{ total: unknown }>(other, '/api/checkout-quotes', { lines, addressId: id })
  await postAs(other, '/api/orders', {
    lines: lines.map((line) => ({ ...line, unitPrice: product.skus[0]!.price })),
    addressId: id,
    total: quote.total,
  })
  await other.close()
}
