import type { FeatureModule } from '@/app/featureModule'

export const messaging: FeatureModule = {
  routes: [
    {
      path: '/messages',
      component: () => import('./pages/MessagesPage.vue'),
      meta: { signedIn: true, tab: 'messages', title: 'tab.messages' },
    },
    {
      path: '/messages/requests',
      component: () => import('./pages/RequestsPage.vue'),
      meta: { signedIn: true, title: 'messages.requests' },
    },
    {
      path: '/messages/notifications',
      component: () => import('./pages/NotificationsPage.vue'),
      meta: { signedIn: true, tab: 'messages', title: 'notifications.title' },
    },
    {
      path: '/messages/:id',
      component: () => import('./pages/ConversationPage.vue'),
      props: true,
      meta: { signedIn: true },
    },
    {
      path: '/me/notifications',
      component: () => import('./pages/WishesPage.vue'),
      meta: { signedIn: true, title: 'wishes.title' },
    },
  ],
}
