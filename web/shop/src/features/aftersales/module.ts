import type { FeatureModule } from '@/app/featureModule'

export const aftersales: FeatureModule = {
  routes: [
    {
      path: '/after-sales',
      component: () => import('./pages/AfterSalesPage.vue'),
      meta: { signedIn: true, title: 'afterSales.title' },
    },
    {
      path: '/after-sales/:id',
      component: () => import('./pages/AfterSalePage.vue'),
      props: true,
      meta: { signedIn: true, title: 'afterSale.title' },
    },
    {
      path: '/orders/:orderId/lines/:lineId/after-sale',
      component: () => import('./pages/AskPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'askAfterSale.title' },
    },
  ],
}
