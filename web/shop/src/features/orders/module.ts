import type { FeatureModule } from '@/app/featureModule'

export const orders: FeatureModule = {
  routes: [
    {
      path: '/orders',
      component: () => import('./pages/OrdersPage.vue'),
      meta: { signedIn: true, title: 'orders.title' },
    },
    {
      path: '/orders/:id',
      component: () => import('./pages/OrderPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'order.title' },
    },
    {
      path: '/orders/:id/pay',
      component: () => import('./pages/PayPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'pay.title' },
    },
    {
      path: '/orders/:id/receipt',
      component: () => import('./pages/ReceiptPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'receipt.title' },
    },
  ],
}
