import type { FeatureModule } from '@/app/featureModule'

export const cart: FeatureModule = {
  routes: [
    {
      path: '/cart',
      component: () => import('./pages/CartPage.vue'),
      meta: { tab: 'cart', title: 'tab.cart' },
    },
  ],
}
