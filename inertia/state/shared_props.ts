import type { Data } from '@generated/data'

/** What every page receives besides its own props, so that `page.props.viewer` is known everywhere. */
declare module '@inertiajs/core' {
  interface InertiaConfig {
    sharedPageProps: Data.SharedProps
  }
}

export type Viewer = Data.SharedProps['viewer']
