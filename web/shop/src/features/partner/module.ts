import type { FeatureModule } from '@/app/featureModule'

const signedIn = true

export const partner: FeatureModule = {
  routes: [
    {
      path: '/partner',
      component: () => import('./pages/PartnerPage.vue'),
      meta: { signedIn, title: 'partner.title' },
    },
    {
      path: '/partner/commissions/:id',
      component: () => import('./pages/ExplanationPage.vue'),
      props: true,
      meta: { signedIn, title: 'explanation.title' },
    },
    {
      path: '/partner/why-not',
      component: () => import('./pages/WhyNotPage.vue'),
      meta: { signedIn, title: 'whyNot.title' },
    },
    {
      path: '/partner/customers',
      component: () => import('./pages/CustomersPage.vue'),
      meta: { signedIn, partner: true, title: 'customers.title' },
    },
    {
      path: '/partner/debts',
      component: () => import('./pages/DebtsPage.vue'),
      meta: { signedIn, title: 'debts.title' },
    },
    {
      path: '/partner/identity',
      component: () => import('./pages/IdentityPage.vue'),
      meta: { signedIn, title: 'identityCheck.title' },
    },
    {
      path: '/partner/payouts',
      component: () => import('./pages/PayoutsPage.vue'),
      meta: { signedIn, partner: true, title: 'payout.title' },
    },
  ],
}
