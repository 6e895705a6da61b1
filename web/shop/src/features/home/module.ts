import type { FeatureModule } from '@/app/featureModule'

export const home: FeatureModule = {
  routes: [{ path: '/', component: () => import('./pages/FeedPage.vue'), meta: { tab: 'home' } }],
}
