import type { FeatureModule } from '@/app/featureModule'

const signedIn = true

export const groups: FeatureModule = {
  routes: [
    { path: '/g/:code', component: () => import('./pages/GroupPage.vue'), props: true },
    {
      path: '/group-proposals',
      component: () => import('./pages/ProposalsPage.vue'),
      meta: { signedIn, title: 'proposal.title' },
    },
    {
      path: '/group-proposals/new',
      component: () => import('./pages/ProposePage.vue'),
      meta: { signedIn, title: 'proposal.new' },
    },
  ],
}
