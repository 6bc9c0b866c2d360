/**
 * Who may import whom. A domain may import itself and whatever stands above it in this list, nothing below:
 * money and rights flow in one direction only, and a newcomer can read the house from top to bottom.
 */
const DOMAINS = [
  'shared',
  'audit',
  'accounts',
  'publishers',
  'catalog',
  'releases',
  'entitlements',
  'delivery',
  'billing',
]
/** Doors show other domains to somebody; they own no tables and nobody imports them. */
const DOORS = ['storefront', 'registry', 'admin']
/** What stays inside a domain: others speak to its actions, queries, models, errors and terms. */
const INNER = 'controllers|policies|validators|transformers|middleware|jobs|stripe'

const APP = '(^|/)app'
const below = (index) => [...DOMAINS.slice(index + 1), ...DOORS].join('|')

/** The frame (kernel, exception handler, page data) is glue: it may name a domain's middleware. */
const downward = DOMAINS.slice(1).map((domain, index) => ({
  name: `${domain}-imports-only-upward`,
  severity: 'error',
  from: { path: `${APP}/${domain}/`, pathNot: '/tests/' },
  to: { path: `${APP}/(${below(index + 1)})/` },
}))

module.exports = {
  DOMAINS,
  DOORS,
  forbidden: [
    ...downward.filter(({ to }) => !to.path.includes('()')),
    {
      name: 'shared-knows-no-domain',
      severity: 'error',
      comment: 'Only the glue that greets a visitor may look at accounts.',
      from: { path: `${APP}/shared/`, pathNot: '/tests/|inertia_middleware' },
      to: { path: `${APP}/(${below(0)})/` },
    },
    {
      name: 'doors-are-not-imported',
      severity: 'error',
      from: { path: `${APP}/([^/]+)/`, pathNot: '/tests/' },
      to: { path: `${APP}/(${DOORS.join('|')})/`, pathNot: `${APP}/$2/` },
    },
    {
      name: 'a-domain-keeps-its-inside',
      severity: 'error',
      from: { path: `${APP}/([^/]+)/`, pathNot: `/tests/|${APP}/shared/` },
      to: {
        path: `${APP}/[^/]+/(${INNER})/`,
        pathNot: [`${APP}/$2/`, `${APP}/[^/]+/transformers/`],
      },
    },
    {
      name: 'only-the-gateway-imports-stripe',
      severity: 'error',
      from: { path: `${APP}/`, pathNot: `${APP}/billing/stripe/` },
      to: { path: '(^|/)node_modules/stripe/' },
    },
    {
      name: 'controllers-decide-nothing',
      severity: 'error',
      comment: 'Controllers receive, act and answer: no database, no policies, no bouncer.',
      from: { path: `${APP}/[^/]+/controllers/` },
      to: { path: ['/policies/', 'bouncer', 'lucid/(build/)?services', '/database/'] },
    },
    {
      name: 'models-and-terms-do-not-act',
      severity: 'error',
      from: { path: `${APP}/[^/]+/(models|terms)/` },
      to: { path: '/(actions|controllers|queries)/' },
    },
    {
      name: 'pages-import-nothing-of-the-app',
      severity: 'error',
      from: { path: '(^|/)inertia/' },
      to: { path: `${APP}/` },
    },
    {
      name: 'packages-stand-alone',
      severity: 'error',
      from: { path: '(^|/)packages/' },
      to: { path: ['(^|/)(app|inertia|database|start|config)/'], pathNot: '(^|/)packages/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: `${APP}/`, pathNot: '/models/' },
      to: { circular: true, viaOnly: { pathNot: '/models/' } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'An alias that does not resolve would make every rule above pass for nothing.',
      from: { path: `${APP}/` },
      to: { couldNotResolve: true, path: '^#' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.adonisjs|/tests/.*fixtures/.*/node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
}
