import { Star } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CARE', 'MODERATION']

/** What buyers say: those who care for people reply, those who moderate take down. */
export const reviews: ConsoleModule = {
  routes: [
    {
      path: '/reviews',
      name: 'reviews',
      component: () => import('./pages/ReviewsPage.vue'),
      meta: { title: 'reviews.title', rights },
    },
  ],
  menu: [{ route: 'reviews', label: 'reviews.title', icon: Star, group: 'people', rights }],
}
