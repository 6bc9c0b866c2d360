import adonis from '@adonisjs/prettier-config'

export default {
  ...adonis,
  plugins: ['prettier-plugin-svelte'],
  overrides: [{ files: '*.svelte', options: { parser: 'svelte' } }],
}
