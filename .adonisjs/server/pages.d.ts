import '@adonisjs/inertia/types'

import type { Component, ComponentProps } from 'svelte'

import type { Prettify } from '@adonisjs/core/types/common'

type PropsOf<Page> = Page extends Component<infer Props, any, any> ? (string extends keyof Props ? {} : Prettify<Omit<Props, 'children' | '$$events' | '$$slots'>>) : {}

declare module '@adonisjs/inertia/types' {
  export interface InertiaPages {
    'errors/show': PropsOf<(typeof import('../../inertia/pages/errors/show.svelte'))['default']>
    'home/index': PropsOf<(typeof import('../../inertia/pages/home/index.svelte'))['default']>
  }
}
