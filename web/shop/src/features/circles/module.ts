import type { FeatureModule } from '@/app/featureModule'

export const circles: FeatureModule = {
  routes: [
    {
      path: '/circles',
      component: () => import('./pages/CirclesPage.vue'),
      meta: { tab: 'circles', title: 'tab.circles' },
    },
    {
      path: '/circles/new',
      component: () => import('./pages/NewCirclePage.vue'),
      meta: { signedIn: true, title: 'circle.newTitle' },
    },
    {
      path: '/circles/in/:code',
      component: () => import('./pages/InvitationPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'circle.invited' },
    },
    { path: '/circles/:id', component: () => import('./pages/CirclePage.vue'), props: true },
    {
      path: '/circles/:id/members',
      component: () => import('./pages/CircleMembersPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'circle.membersTitle' },
    },
    {
      path: '/circles/:id/manage',
      component: () => import('./pages/ManageCirclePage.vue'),
      props: true,
      meta: { signedIn: true, title: 'circle.manage' },
    },
    {
      path: '/circle-events/:id',
      component: () => import('./pages/EventPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'event.one' },
    },
  ],
}
