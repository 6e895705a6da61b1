import type { FeatureModule } from '@/app/featureModule'

export const identity: FeatureModule = {
  routes: [
    { path: '/me', component: () => import('./pages/MePage.vue'), meta: { tab: 'me', title: 'tab.me' } },
    { path: '/sign-in', component: () => import('./pages/SignInPage.vue'), meta: { title: 'signIn.title' } },
    {
      path: '/me/profile',
      component: () => import('./pages/ProfilePage.vue'),
      meta: { signedIn: true, title: 'me.profile' },
    },
    {
      path: '/me/addresses',
      component: () => import('./pages/AddressesPage.vue'),
      meta: { signedIn: true, title: 'me.addresses' },
    },
    {
      path: '/me/consents',
      component: () => import('./pages/ConsentsPage.vue'),
      meta: { signedIn: true, title: 'me.consents' },
    },
    {
      path: '/me/introduction',
      component: () => import('./pages/IntroductionPage.vue'),
      meta: { signedIn: true, title: 'introduction.title' },
    },
    {
      path: '/me/password',
      component: () => import('./pages/PasswordPage.vue'),
      meta: { signedIn: true, title: 'me.password' },
    },
    {
      path: '/me/data',
      component: () => import('./pages/PersonalDataPage.vue'),
      meta: { signedIn: true, title: 'data.title' },
    },
    {
      path: '/me/language',
      component: () => import('./pages/LanguagePage.vue'),
      meta: { title: 'me.language' },
    },
    { path: '/terms', component: () => import('./pages/TermsPage.vue'), meta: { title: 'terms.title' } },
  ],
}
