import type { FeatureModule } from '@/app/featureModule'

export const home: FeatureModule = {
  routes: [{ path: '/', component: () => import('./pages/HomePage.vue'), meta: { tab: 'home' } }],
}
