import type { FeatureModule } from '@/app/featureModule'

/** Codes of people begin with a capital letter, which handles of shops never do. */
const person = ':code(P[0-9A-Za-z]{11})'

export const social: FeatureModule = {
  routes: [
    { path: `/u/${person}`, component: () => import('./pages/PersonPage.vue'), props: true },
    {
      path: `/people/${person}/:kind(followers|following)`,
      component: () => import('./pages/PeoplePage.vue'),
      props: true,
      meta: { title: 'people.title' },
    },
    { path: '/posts/:id', component: () => import('./pages/PostPage.vue'), props: true },
    {
      path: '/products/:id/posts',
      component: () => import('./pages/ProductPostsPage.vue'),
      props: true,
      meta: { title: 'post.onProduct' },
    },
    {
      path: '/compose/:id?',
      component: () => import('./pages/ComposePage.vue'),
      props: true,
      meta: { signedIn: true, title: 'compose.title' },
    },
    { path: '/topics', component: () => import('./pages/TopicsPage.vue'), meta: { title: 'topics.title' } },
    { path: '/topics/:topic', component: () => import('./pages/TopicPage.vue'), props: true },
    {
      path: '/me/saved',
      component: () => import('./pages/SavedPage.vue'),
      meta: { signedIn: true, title: 'me.saved' },
    },
    {
      path: '/me/drafts',
      component: () => import('./pages/DraftsPage.vue'),
      meta: { signedIn: true, title: 'me.drafts' },
    },
    {
      path: '/me/takedowns',
      component: () => import('./pages/TakedownsPage.vue'),
      meta: { signedIn: true, title: 'takedown.title' },
    },
    {
      path: '/me/social',
      component: () => import('./pages/OwnProfilePage.vue'),
      meta: { signedIn: true, title: 'me.social' },
    },
  ],
}
