import type { FeatureModule } from '@/app/featureModule'
import { expertFields } from './composables/expertFields'

export const experts: FeatureModule = {
  routes: [
    {
      path: '/me/expertise',
      component: () => import('./pages/ExpertisePage.vue'),
      meta: { signedIn: true, title: 'expert.title' },
    },
    {
      path: `/me/expertise/:field(${expertFields.join('|')})`,
      component: () => import('./pages/ApplyPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'expert.title' },
    },
  ],
}
