import type { RouteRecordRaw } from 'vue-router'

/** What a feature gives the app: its routes. `meta.signedIn` asks for a signed-in person. */
export interface FeatureModule {
  routes: RouteRecordRaw[]
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Only for a signed-in person; others sign in first and come back. */
    signedIn?: boolean
    /** For partners alone; whoever is none is shown how to become one. */
    partner?: boolean
    /** A page that gets shared: it starts with the first part of the catalogue alone. */
    light?: boolean
    /** The tab that is shown as current; without one there is no tab bar. */
    tab?: 'home' | 'discover' | 'circles' | 'messages' | 'cart' | 'me'
    /** Message key of the document's title. */
    title?: string
  }
}
