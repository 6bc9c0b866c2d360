import './css/app.css'
import './state/shared_props'
import { createInertiaApp, type ResolvedComponent } from '@inertiajs/svelte'
import { layoutFor } from '~/layouts/layout_for'
import { keepReadersOriented } from '~/state/navigation'

const pages = import.meta.glob<ResolvedComponent>(['./pages/**/*.svelte', '!./pages/**/_parts/**'])

keepReadersOriented()

createInertiaApp({
  resolve: (name) => pages[`./pages/${name}.svelte`](),
  layout: layoutFor,
  progress: { color: 'var(--color-accent)', delay: 200 },
})
