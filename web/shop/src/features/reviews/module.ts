import type { FeatureModule } from '@/app/featureModule'

export const reviews: FeatureModule = {
  routes: [
    {
      path: '/products/:productId/reviews',
      component: () => import('./pages/ReviewsPage.vue'),
      props: true,
      meta: { title: 'review.title' },
    },
    {
      path: '/orders/:orderId/lines/:lineId/review',
      component: () => import('./pages/WriteReviewPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'review.write' },
    },
    {
      path: '/partner/reviews',
      component: () => import('./pages/SoldReviewsPage.vue'),
      meta: { signedIn: true, partner: true, title: 'review.sold' },
    },
    {
      path: '/me/reviews/:id',
      component: () => import('./pages/OwnReviewPage.vue'),
      props: true,
      meta: { signedIn: true, title: 'review.own' },
    },
  ],
}
