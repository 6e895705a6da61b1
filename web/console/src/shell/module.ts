import type { Right } from '@shuke/api-client/contract'
import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** A part of the console: its pages, its place in the menu, and the rights that its pages need. */
export interface ConsoleModule {
  routes: RouteRecordRaw[]
  menu: MenuEntry[]
}

export interface MenuEntry {
  /** Name of the route that it opens. */
  route: string
  /** Key of its words. */
  label: string
  icon: Component
  group: 'day' | 'market' | 'people' | 'money' | 'house' | 'supply'
  rights: Right[]
  /** For people of suppliers instead of staff. */
  supplier?: boolean
  demoOnly?: boolean
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title. */
    title?: string
    /** One of these is needed; none means any member of staff. */
    rights?: Right[]
    /** Shown without being signed in, or without being staff. */
    open?: boolean
    demoOnly?: boolean
    /** For people of suppliers instead of staff. */
    supplier?: boolean
    /** Menu entry that is lit on this page. */
    under?: string
  }
}
