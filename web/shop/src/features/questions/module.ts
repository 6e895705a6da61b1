import type { FeatureModule } from '@/app/featureModule'

export const questions: FeatureModule = {
  routes: [
    {
      path: '/products/:productId/questions',
      component: () => import('./pages/QuestionsPage.vue'),
      props: true,
      meta: { title: 'question.title' },
    },
    {
      path: '/questions/:id',
      component: () => import('./pages/QuestionPage.vue'),
      props: true,
      meta: { title: 'question.one' },
    },
  ],
}
