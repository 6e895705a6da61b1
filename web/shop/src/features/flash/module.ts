import type { FeatureModule } from '@/app/featureModule'

export const flash: FeatureModule = {
  routes: [
    {
      path: '/flash',
      component: () => import('./pages/FlashOffersPage.vue'),
      meta: { title: 'flash.title' },
    },
    { path: '/flash/:id', component: () => import('./pages/FlashOfferPage.vue'), props: true },
  ],
}
