import type { FeatureModule } from '@/app/featureModule'

export const experts: FeatureModule = {
  routes: [
    {
      path: '/me/expertise',
      component: () => import('./pages/ExpertisePage.vue'),
      meta: { signedIn: true, title: 'expert.title' },
    },
    {
      path: '/me/expertise/:field([A-Za-z0-9]+)',
      component: () => import('./pages/ApplyPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'expert.title' },
    },
  ],
}
