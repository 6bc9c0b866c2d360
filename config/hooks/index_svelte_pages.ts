type Buffer = {
  write(text: string): Buffer
  writeLine(text: string): Buffer
  indent(): Buffer
  dedent(): Buffer
}
type Files = { asList(): Record<string, string> }
type Paths = { toImportPath(file: string): string }
type IndexGenerator = { add(name: string, options: object): void }

const PROPS_OF = [
  `import '@adonisjs/inertia/types'`,
  `import type { Component, ComponentProps } from 'svelte'`,
  `import type { Prettify } from '@adonisjs/core/types/common'`,
  `type PropsOf<Page> = Page extends Component<infer Props, any, any> ? (string extends keyof Props ? {} : Prettify<Omit<Props, 'children' | '$$events' | '$$slots'>>) : {}`,
]

/**
 * Writes the type that lets `inertia.render('page', props)` be checked against the props a page declares.
 * Adonis ships this for Vue and React only.
 */
export function indexSveltePages(source = 'inertia/pages') {
  return {
    run(_command: unknown, _hooks: unknown, indexGenerator: IndexGenerator) {
      indexGenerator.add('inertiaPages', {
        source,
        glob: ['**/*.svelte'],
        output: '.adonisjs/server/pages.d.ts',
        as(pages: Files, buffer: Buffer, _options: unknown, paths: Paths) {
          for (const line of PROPS_OF) buffer.writeLine(line)
          buffer.write(`declare module '@adonisjs/inertia/types' {`).indent()
          buffer.write(`export interface InertiaPages {`).indent()
          for (const [name, file] of Object.entries(pages.asList()))
            if (!name.includes('_parts/'))
              buffer.write(
                `'${name}': PropsOf<(typeof import('${paths.toImportPath(file)}'))['default']>`
              )
          buffer.dedent().write('}')
          buffer.dedent().write('}')
        },
      })
    },
  }
}
