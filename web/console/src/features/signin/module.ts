import type { ConsoleModule } from '@/shell/module'

export const signin: ConsoleModule = {
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./pages/SignInPage.vue'),
      meta: { title: 'signin.title', open: true },
    },
    {
      path: '/not-staff',
      name: 'not-staff',
      component: () => import('./pages/NotStaffPage.vue'),
      meta: { title: 'signin.notStaff.title', open: true },
    },
  ],
  menu: [],
}
