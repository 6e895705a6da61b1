import type { FeatureModule } from '@/app/featureModule'

export const coupons: FeatureModule = {
  routes: [
    {
      path: '/coupons',
      component: () => import('./pages/CouponCentrePage.vue'),
      meta: { title: 'coupons.centre' },
    },
    {
      path: '/price-rules',
      component: () => import('./pages/PriceRulesPage.vue'),
      meta: { title: 'priceRules.title' },
    },
    {
      path: '/coupons/:code',
      component: () => import('./pages/CouponLinkPage.vue'),
      props: true,
      meta: { title: 'coupons.link' },
    },
    {
      path: '/me/coupons',
      component: () => import('./pages/MyCouponsPage.vue'),
      meta: { signedIn: true, title: 'coupons.mine' },
    },
  ],
}
