import type { FeatureModule } from '@/app/featureModule'

export const catalog: FeatureModule = {
  routes: [
    {
      path: '/discover',
      component: () => import('./pages/DiscoverPage.vue'),
      meta: { tab: 'discover', title: 'tab.discover' },
    },
    {
      path: '/p/:handle',
      component: () => import('./pages/ProductPage.vue'),
      props: true,
      meta: { light: true },
    },
  ],
}
