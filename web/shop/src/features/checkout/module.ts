import type { FeatureModule } from '@/app/featureModule'

export const checkout: FeatureModule = {
  routes: [
    {
      path: '/checkout',
      component: () => import('./pages/CheckoutPage.vue'),
      meta: { signedIn: true, title: 'checkout.title' },
    },
  ],
}
