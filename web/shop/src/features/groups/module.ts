import type { FeatureModule } from '@/app/featureModule'

export const groups: FeatureModule = {
  routes: [{ path: '/g/:code', component: () => import('./pages/GroupPage.vue'), props: true }],
}
