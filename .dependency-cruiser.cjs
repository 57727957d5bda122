/**
 * The import rules of docs/architecture.md. tests/architecture/import-rules.test.ts plants a violation of each
 * and sees it reported: a rule that cannot bite is worse than none.
 */

/** In dependency order: a feature may use only those before it. */
const FEATURES = [
  'accounts',
  'cases',
  'checklists',
  'sampling',
  'controls',
  'checks',
  'reviews',
  'deviations',
  'results',
  'plans',
  'exports',
  'home',
];

const featureOrder = FEATURES.slice(0, -1).map((feature, position) => ({
  name: `${feature}-before-later-features`,
  severity: 'error',
  comment: `${feature} may use only the features before it.`,
  from: { path: `^app/features/${feature}/` },
  to: { path: `^app/features/(${FEATURES.slice(position + 1).join('|')})/` },
}));

const TESTS = '\\.test\\.tsx?$';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\./\\+types)' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'No framework, no database, no node modules: a domain module runs anywhere, also in a browser.',
      from: { path: '^app/(features/[^/]+|shared)/domain/', pathNot: TESTS },
      to: {
        pathNot: [
          '^app/(features/[^/]+|shared)/domain/',
          'node_modules/(seedrandom|@types/seedrandom|temporal-polyfill|personnummer|@noble/hashes)/',
        ],
      },
    },
    {
      name: 'forms-know-shapes-only',
      severity: 'error',
      from: { path: '^app/(features/[^/]+)/forms/', pathNot: TESTS },
      to: {
        pathNot: ['^app/(features/[^/]+|shared)/(domain|forms)/', '^app/shared/text/', 'node_modules/zod/'],
      },
    },
    {
      name: 'ui-stays-in-the-browser',
      severity: 'error',
      comment: 'A server module or zod in a component lands in the browser bundle.',
      from: { path: '^app/(features/[^/]+|shared)/ui/', pathNot: TESTS },
      to: {
        path: [
          '^app/(features/[^/]+|shared)/(server|routes|forms)/',
          '^db/',
          '^app/http/',
          '^app/cli/',
          'node_modules/(zod|exceljs|express)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ui-and-text-take-no-node-modules',
      severity: 'error',
      from: { path: '^app/(features/[^/]+|shared)/(ui|text)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'charts-are-drawn-anywhere',
      severity: 'error',
      comment:
        'A chart stands on pages and in files: React, Swedish text and each other, no styles and no feature.',
      from: { path: '^app/shared/charts/', pathNot: TESTS },
      to: { pathNot: ['^app/shared/(charts|domain|text)/', 'node_modules/(react|@types/react)/'] },
    },
    {
      name: 'server-knows-no-pages',
      severity: 'error',
      from: { path: '^app/(features/[^/]+|shared)/server/' },
      to: { path: '^app/(features/[^/]+|shared)/(routes|ui)/|^app/(http|cli)/' },
    },
    {
      name: 'routes-hold-no-sql',
      severity: 'error',
      comment: 'A route authorises, parses, calls one use case and answers.',
      from: { path: '^app/(features/[^/]+/routes/|root|entry|routes)' },
      to: { path: '^db/' },
    },
    {
      name: 'sql-in-one-place',
      severity: 'error',
      from: { pathNot: '^db/' },
      to: { path: ['node_modules/(drizzle-orm|better-sqlite3)/', '^db/schema/'] },
    },
    {
      name: 'database-knows-words-not-rules',
      severity: 'error',
      comment: 'db may use domain types and closed lists, nothing else of the program.',
      from: { path: '^db/(schema|queries|[^/]+$)' },
      to: { path: '^app/', pathNot: '^app/(features/[^/]+|shared)/(domain|text)/' },
    },
    {
      name: 'shared-knows-no-feature',
      severity: 'error',
      from: { path: '^app/shared/' },
      to: { path: '^app/(features|http|cli)/' },
    },
    ...featureOrder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|data|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
