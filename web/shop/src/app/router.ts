import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { aftersales } from '@/features/aftersales/module'
import { cart } from '@/features/cart/module'
import { catalog } from '@/features/catalog/module'
import { checkout } from '@/features/checkout/module'
import { circles } from '@/features/circles/module'
import { coupons } from '@/features/coupons/module'
import { experts } from '@/features/experts/module'
import { flash } from '@/features/flash/module'
import { groups } from '@/features/groups/module'
import { home } from '@/features/home/module'
import { identity } from '@/features/identity/module'
import { messaging } from '@/features/messaging/module'
import { orders } from '@/features/orders/module'
import { partner } from '@/features/partner/module'
import { questions } from '@/features/questions/module'
import { reviews } from '@/features/reviews/module'
import { social } from '@/features/social/module'
import { storefront } from '@/features/storefront/module'
import { ensureSession } from '@/shared/composables/useSession'
import { firstData } from './firstData'
import { i18n, speakFully } from './i18n'

/** A shared link shows what it was made for, under its own address, so that passing it on keeps its credit. */
function shared(): RouteRecordRaw {
  const data = firstData()
  const component = () => {
    if (data?.kind === 'product') return import('@/features/catalog/pages/ProductPage.vue')
    if (data?.kind === 'group') return import('@/features/groups/pages/GroupPage.vue')
    if (data?.kind === 'shop') return import('@/features/storefront/pages/ShopPage.vue')
    return import('@/features/home/pages/HomePage.vue')
  }
  const handle = data?.product?.handle ?? data?.shop?.handle ?? ''
  return {
    path: '/s/:code',
    component,
    props: data?.group ? { code: data.group.code } : { handle },
    meta: data?.group ? {} : data?.kind === 'market' ? { tab: 'home', light: true } : { light: true },
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...[
      home,
      catalog,
      circles,
      cart,
      checkout,
      coupons,
      experts,
      flash,
      groups,
      orders,
      aftersales,
      identity,
      messaging,
      partner,
      questions,
      reviews,
      social,
      storefront,
    ].flatMap(({ routes }) => routes),
    shared(),
    { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: 'notFound.title' } },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to, from) => {
  // Only the server knows what stands behind a share code: coming back to one loads its page anew.
  if (to.path.startsWith('/s/') && from.matched.length > 0 && from.path !== to.path) {
    location.assign(to.fullPath)
    return false
  }
  if (!to.meta.light) await speakFully()
  if (!to.meta.signedIn) return true
  const session = await ensureSession().catch(() => null)
  if (session && !session.person) return signInFor(to)
  return !to.meta.partner || !session?.person || session.person.partner ? true : '/partner'
})

router.afterEach((to) => {
  const { t } = i18n.global
  if (to.meta.title) document.title = `${t(to.meta.title)} · ${t('brand.name')}`
  else if (!firstData()) document.title = t('brand.title')
})

/** After a new release the old files are gone: load the page anew instead of failing. */
router.onError((error: unknown, to) => {
  if (error instanceof TypeError && /import|module/i.test(error.message)) location.assign(to.fullPath)
})

export function signInFor(to: RouteLocationNormalized) {
  return { path: '/sign-in', query: { return: to.fullPath } }
}
