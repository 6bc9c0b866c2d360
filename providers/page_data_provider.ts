import edge from 'edge.js'

/**
 * Adonis writes a page's data into a script element and escapes only `/`: a `<!--<script>` in a publisher's
 * text would then swallow the rest of the page. Here every `<` is escaped too, for pages rendered without SSR;
 * `inertia/ssr.ts` does the same for the others.
 */
export default class PageDataProvider {
  async ready() {
    edge.global('inertia', (page: { ssrBody?: string } = {}) => {
      if (page.ssrBody) return page.ssrBody
      const json = JSON.stringify(page).replaceAll('/', '\\/').replaceAll('<', '\\u003c')
      return `<script data-page="app" type="application/json">${json}</script><div id="app"></div>`
    })
  }
}
