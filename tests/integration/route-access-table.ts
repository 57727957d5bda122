import { publishReport } from '#app/features/exports/server/publish-report.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { demoPerson } from '../factories/demo.ts';
import { actorOf } from '../factories/placements-control.ts';
import type { TestServices } from '../factories/services.ts';

/**
 * Who comes: one person of every role in the invented municipality, a manager and an administrator of another
 * department, a reviewer without any review, somebody who has no role, and nobody logged in.
 */
export const VISITORS = [
  'nobody',
  'roleless',
  'otherManager',
  'otherAdministrator',
  'otherReviewer',
  'reader',
  'external',
  'reviewer',
  'administrator',
  'quality',
  'manager',
] as const;
export type Visitor = (typeof VISITORS)[number];

type About = { form?: Record<string, string>; path?: string; params?: Record<string, string | number> };

export type AccessRow = {
  file: string;
  handler: 'loader' | 'action';
  about: (services: TestServices) => About;
  expected: Readonly<Record<Visitor, number>>;
};

/** The statuses that differ; `rest` for everybody else, and nobody is sent to the log-in page. */
type Expected = { rest: number } & Partial<Record<Visitor, number>>;

const expand = (expected: Expected): Record<Visitor, number> =>
  Object.fromEntries(
    VISITORS.map((visitor) => [visitor, expected[visitor] ?? (visitor === 'nobody' ? 302 : expected.rest)]),
  ) as Record<Visitor, number>;

const row = (
  file: string,
  handler: 'loader' | 'action',
  about: About | ((services: TestServices) => About),
  expected: Expected,
): AccessRow => ({
  file: `features/${file}`,
  handler,
  about: typeof about === 'function' ? about : () => about,
  expected: expand(expected),
});

const idOf = (services: TestServices, statement: string): number => {
  const found = services.db.$client.prepare(statement).get() as { id: number } | undefined;
  if (!found) throw new Error(`nothing for ${statement}`);
  return found.id;
};

// The invented municipality is the same every time: what it holds is found by name or place, not by luck.
const unit = (services: TestServices, name: string) =>
  idOf(services, `SELECT id FROM units WHERE name = '${name}'`);
const children = (services: TestServices) => unit(services, 'Barn och familj');
const control = { controlId: 1 };
const finalised = { roundId: 1 };
const reviewing = { roundId: 2 };
const planned = { roundId: 3 };
const register = { registerId: 1 };
/** On that register. */
const check = { checkId: 1 };
/** Given to the visitor called reviewer, not handed in. */
const review = (services: TestServices) => ({
  reviewId: idOf(
    services,
    `SELECT reviews.id FROM reviews JOIN people ON people.id = reviewer_id
     WHERE display_name = 'Anna Lindgren' AND round_id = 2 AND state <> 'finished' ORDER BY reviews.id`,
  ),
});
/** The round under review, and the visitor called reviewer, who has some of it left. */
const absent = (services: TestServices) => ({
  ...reviewing,
  personId: idOf(services, "SELECT id FROM people WHERE display_name = 'Anna Lindgren'"),
});
const handedIn = (services: TestServices) => ({
  reviewId: idOf(
    services,
    `SELECT reviews.id FROM reviews JOIN people ON people.id = reviewer_id
     WHERE display_name = 'Anna Lindgren' AND round_id = 2 AND state = 'finished' ORDER BY reviews.id`,
  ),
});
const deviation = (services: TestServices) => ({
  deviationId: idOf(services, "SELECT id FROM deviations WHERE state = 'new' ORDER BY id"),
});
const drawnCase = (services: TestServices) =>
  idOf(
    services,
    `SELECT frame_case_id AS id FROM draw_cases JOIN draws ON draws.id = draw_id
     WHERE draws.round_id = 2 AND outcome = 'selected' ORDER BY position DESC`,
  );
const jonas = (services: TestServices) => ({
  personId: idOf(services, "SELECT id FROM people WHERE display_name = 'Jonas Ek'"),
});

/** A link to the finalised round, made before the visit by somebody who may. */
const published = (services: TestServices) => {
  const quality = actorOf(services, demoPerson(services, 'kvalitet'));
  const secret = publishReport(services, quality, finalised.roundId as RoundId);
  if (!secret.ok) throw new Error('not finalised');
  return { params: { '*': secret.value } };
};

/** A draft of the first shipped checklist, begun before the visit. */
const draft = (services: TestServices) => {
  services.db.$client
    .prepare(
      `INSERT INTO checklist_drafts (checklist_id, definition, changed_at, changed_by_id)
       SELECT checklist_id, definition, published_at, (SELECT min(id) FROM people)
       FROM checklist_versions WHERE checklist_id = 1 ORDER BY number DESC LIMIT 1`,
    )
    .run();
  return { checklistId: 1 };
};

/** Something put in the year wheel of the child department. */
const wheelEntry = (services: TestServices) => ({
  entryId: Number(
    services.db.$client
      .prepare(
        `INSERT INTO wheel_entries (unit_id, title, due_on, created_at, created_by_id)
         VALUES (?, 'Rapport', '2027-03-01', '2026-01-02T08:00:00.000Z', 1)`,
      )
      .run(children(services)).lastInsertRowid,
  ),
});

/** An adopted plan of the child department with one row and one occasion, and a draft for the year after. */
const plans = (services: TestServices) => {
  const { $client } = services.db;
  const unitId = children(services);
  const insertPlan = (year: number, state: string, adoptedOn: string | null) =>
    Number(
      $client
        .prepare(
          `INSERT INTO plans (kind, unit_id, year, version, name, state, adopted_on, created_at, created_by_id)
           VALUES ('internalControl', ?, ?, 1, 'Internkontrollplan', ?, ?, '2026-01-02T08:00:00.000Z', 1)`,
        )
        .run(unitId, year, state, adoptedOn).lastInsertRowid,
    );
  const insertItem = (planId: number) =>
    Number(
      $client
        .prepare(
          "INSERT INTO plan_items (plan_id, position, lineage, title) VALUES (?, 1, 'a', 'Delegering')",
        )
        .run(planId).lastInsertRowid,
    );
  const planId = insertPlan(2026, 'adopted', '2026-01-20');
  const occasion = $client
    .prepare(
      "INSERT INTO plan_occasions (item_id, label, due_on, state) VALUES (?, 'Helåret', '2026-12-31', 'planned')",
    )
    .run(insertItem(planId));
  const draftId = insertPlan(2027, 'draft', null);
  return {
    adopted: { planId, occasionId: Number(occasion.lastInsertRowid) },
    draft: { planId: draftId, itemId: insertItem(draftId) },
  };
};
const planReaders = { rest: 404, quality: 200, manager: 200 };
const planItemForm = { revision: '1', title: 'Nytt', timing: 'year' };

const newRole = (services: TestServices) => ({
  role: 'reviewer',
  unitId: String(children(services)),
  validUntilOn: '',
});

const controlForm = (services: TestServices) => ({
  intent: 'save',
  name: 'Ny kontroll',
  purpose: 'Att se vad som händer.',
  kind: 'selfControl',
  rhythm: 'halfYear',
  unitId: String(children(services)),
  registerId: '1',
  checklistId: '1',
  conditionGroups: '0',
  countOn: '2026-10-31',
  designKind: 'whole',
  size: '5',
  reviewDays: '30',
  reviewerIds: String(jonas(services).personId),
});

const checkForm = {
  intent: 'save',
  registerId: '1',
  revision: '1',
  name: 'Ny registerkontroll',
  limitKind: 'order',
  orderFirst: 'Placering fr.o.m.',
  orderSecond: 'Placering t.o.m.',
  countOn: '2026-11-02',
};

/** One answer as a browser without JavaScript sends it. */
const wholeForm = {
  'option:vardplan-aktuell': 'yes',
  'reason:vardplan-aktuell': '',
  'comment:vardplan-aktuell': '',
  'revision:vardplan-aktuell': '0',
};

const everybody = { rest: 200 };
const administrators = { rest: 403, administrator: 200, otherAdministrator: 200 };
const notVignette = { rest: 403, quality: 404, manager: 404 };
const leaders = { rest: 403, quality: 200, manager: 200 };
/** Only those who answer for quality shape checklists. */
const shapers = { rest: 403, quality: 200 };
const goesOn = { rest: 403, quality: 302 };
/** Whoever may learns that there is nothing there; nobody else does. */
const noSuchPage = { rest: 403, quality: 404, manager: 404 };
/** Whoever may is told what lacks. */
const incomplete = { rest: 403, quality: 422, manager: 422 };
/** Those who read register checks: 404 for whoever reads them elsewhere only. */
const checkReaders = { ...leaders, administrator: 200, otherAdministrator: 404, otherManager: 404 };
const checkManagers = {
  rest: 403,
  administrator: 302,
  quality: 302,
  manager: 302,
  otherAdministrator: 404,
  otherManager: 404,
};

export const ACCESS: AccessRow[] = [
  row('accounts/routes/log-in.tsx', 'loader', {}, { rest: 302, nobody: 200 }),
  row(
    'accounts/routes/log-in.tsx',
    'action',
    { form: { email: 'x@y.se', password: 'x' } },
    { rest: 401, nobody: 401 },
  ),
  row('accounts/routes/log-out.tsx', 'loader', {}, { rest: 302 }),
  row('accounts/routes/log-out.tsx', 'action', {}, { rest: 302 }),
  row('accounts/routes/account.tsx', 'loader', {}, everybody),
  row('accounts/routes/account.tsx', 'action', { form: { intent: 'logOutEverywhere' } }, { rest: 302 }),
  row('accounts/routes/organisation.tsx', 'loader', {}, administrators),
  row(
    'accounts/routes/organisation.tsx',
    'action',
    { form: { organisationName: 'Nytt' } },
    { rest: 403, administrator: 302 },
  ),
  row('accounts/routes/unit.tsx', 'loader', (s) => ({ params: { unitId: children(s) } }), {
    rest: 403,
    administrator: 200,
    otherAdministrator: 404,
  }),
  row(
    'accounts/routes/unit.tsx',
    'action',
    (s) => ({ params: { unitId: children(s) }, form: { intent: 'rename', name: 'Nytt' } }),
    { rest: 403, administrator: 302 },
  ),
  row('accounts/routes/people.tsx', 'loader', {}, administrators),
  row('accounts/routes/new-person.tsx', 'loader', {}, administrators),
  row(
    'accounts/routes/new-person.tsx',
    'action',
    (s) => ({ form: { displayName: 'Ny', email: 'ny@exempel.se', caseWorkerName: '', ...newRole(s) } }),
    { rest: 403, administrator: 302 },
  ),
  row('accounts/routes/person.tsx', 'loader', (s) => ({ params: jonas(s) }), {
    rest: 403,
    administrator: 200,
    otherAdministrator: 404,
  }),
  row('accounts/routes/person.tsx', 'action', (s) => ({ params: jonas(s), form: { intent: 'deactivate' } }), {
    rest: 403,
    administrator: 302,
    otherAdministrator: 404,
  }),
  row('accounts/routes/audit-log.tsx', 'loader', { path: '/logg' }, administrators),

  row(
    'cases/routes/registers.tsx',
    'loader',
    { path: '/register' },
    { ...leaders, administrator: 200, otherAdministrator: 200, otherManager: 200 },
  ),
  row(
    'cases/routes/new-register.tsx',
    'loader',
    {},
    { ...leaders, administrator: 200, otherAdministrator: 200, otherManager: 200 },
  ),
  row(
    'cases/routes/new-register.tsx',
    'action',
    (s) => ({ form: { name: 'Nytt', kind: 'cases', unitId: String(children(s)) } }),
    { rest: 403, administrator: 302, quality: 302, manager: 302 },
  ),
  row(
    'cases/routes/register.tsx',
    'loader',
    { params: register, path: '/register/1' },
    { ...leaders, administrator: 200, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/register.tsx',
    'action',
    { params: register, form: { intent: 'move' } },
    { rest: 403, administrator: 302, quality: 302, manager: 302, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/names.tsx',
    'loader',
    { path: '/register/namn' },
    { ...leaders, administrator: 200, otherAdministrator: 200, otherManager: 200 },
  ),
  row(
    'cases/routes/names.tsx',
    'action',
    { form: { intent: 'people' } },
    {
      rest: 403,
      administrator: 302,
      quality: 302,
      manager: 302,
      otherAdministrator: 302,
      otherManager: 302,
    },
  ),
  row(
    'cases/routes/register-names.tsx',
    'loader',
    { params: register },
    { ...leaders, administrator: 200, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/register-names.tsx',
    'action',
    { params: register, form: { intent: 'people' } },
    { rest: 403, administrator: 302, quality: 302, manager: 302, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/register-settings.tsx',
    'loader',
    { params: register },
    { ...leaders, administrator: 200, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/register-settings.tsx',
    'action',
    { params: register, form: { intent: 'protected', rule: 'leaveOut' } },
    { rest: 403, administrator: 302, quality: 302, manager: 302, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/upload.tsx',
    'loader',
    { params: register },
    { ...leaders, administrator: 200, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/upload.tsx',
    'action',
    { params: register, form: { intent: 'sample' } },
    { rest: 403, administrator: 302, quality: 302, manager: 302, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/import.tsx',
    'loader',
    { params: { ...register, importId: 1 } },
    { ...leaders, administrator: 200, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/import.tsx',
    'action',
    { params: { ...register, importId: 1 }, form: { intent: 'cancel' } },
    { rest: 403, administrator: 302, quality: 302, manager: 302, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/undo-import.tsx',
    'loader',
    { params: { ...register, importId: 1 } },
    { rest: 403, administrator: 200, quality: 200, manager: 200, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/undo-import.tsx',
    'action',
    { params: { ...register, importId: 1 }, form: { reason: '' } },
    { rest: 403, administrator: 422, quality: 422, manager: 422, otherAdministrator: 404, otherManager: 404 },
  ),
  row(
    'cases/routes/case.tsx',
    'loader',
    { params: { ...register, caseId: 1 } },
    { ...leaders, administrator: 200, otherAdministrator: 404, otherManager: 404 },
  ),

  row(
    'checklists/routes/checklists.tsx',
    'loader',
    {},
    { ...leaders, otherManager: 200, reviewer: 200, otherReviewer: 200, external: 200 },
  ),
  row(
    'checklists/routes/checklist-version.tsx',
    'loader',
    { params: { versionId: 1 } },
    { ...leaders, otherManager: 200, reviewer: 200, otherReviewer: 200, external: 200 },
  ),

  row(
    'checklists/routes/checklist.tsx',
    'loader',
    { params: { checklistId: 1 } },
    { ...leaders, otherManager: 200, reviewer: 200, otherReviewer: 200, external: 200 },
  ),
  row(
    'checklists/routes/checklist.tsx',
    'action',
    { params: { checklistId: 1 }, form: { intent: 'start' } },
    goesOn,
  ),
  ...(
    [
      'checklists/routes/paper-form.tsx',
      'checklists/routes/exchange-file.ts',
      'exports/routes/checklist-workbook.ts',
    ] as const
  ).map((file) =>
    row(
      file,
      'loader',
      { params: { versionId: 1 } },
      { ...leaders, otherManager: 200, reviewer: 200, otherReviewer: 200, external: 200 },
    ),
  ),
  row(
    'checklists/routes/compare-versions.tsx',
    'loader',
    { path: '/checklistor/1/jamfor?fran=1&till=1', params: { checklistId: 1 } },
    { ...leaders, otherManager: 200, reviewer: 200, otherReviewer: 200, external: 200 },
  ),
  row('checklists/routes/exchange-import.tsx', 'loader', {}, shapers),
  row(
    'checklists/routes/exchange-import.tsx',
    'action',
    { form: { intent: 'look' } },
    { rest: 403, quality: 422 },
  ),
  row('checklists/routes/new-checklist.tsx', 'loader', {}, shapers),
  row(
    'checklists/routes/new-checklist.tsx',
    'action',
    { form: { title: 'Ny', purpose: '', copyOf: '' } },
    goesOn,
  ),
  row('checklists/routes/draft.tsx', 'loader', (s) => ({ params: draft(s) }), shapers),
  row(
    'checklists/routes/draft.tsx',
    'action',
    (s) => ({ params: draft(s), form: { intent: 'section:down', key: 'x', revision: '1' } }),
    goesOn,
  ),
  row('checklists/routes/draft-about.tsx', 'loader', (s) => ({ params: draft(s) }), shapers),
  row(
    'checklists/routes/draft-about.tsx',
    'action',
    (s) => ({ params: draft(s), form: { title: 'Nytt namn', purpose: '', revision: '1' } }),
    goesOn,
  ),
  row('checklists/routes/draft-section.tsx', 'loader', (s) => ({ params: draft(s) }), shapers),
  row(
    'checklists/routes/draft-section.tsx',
    'action',
    (s) => ({ params: draft(s), form: { title: 'Nytt avsnitt', revision: '1' } }),
    goesOn,
  ),
  row(
    'checklists/routes/draft-question.tsx',
    'loader',
    (s) => ({ params: { ...draft(s), questionKey: 'vardplan-aktuell' } }),
    shapers,
  ),
  row(
    'checklists/routes/draft-question.tsx',
    'action',
    (s) => ({ params: { ...draft(s), questionKey: 'vardplan-aktuell' }, form: { revision: '1' } }),
    { rest: 403, quality: 422 },
  ),
  row(
    'checklists/routes/draft-conditions.tsx',
    'loader',
    (s) => ({ params: { ...draft(s), target: 'fraga.vardplan-aktuell' } }),
    shapers,
  ),
  row(
    'checklists/routes/draft-conditions.tsx',
    'action',
    (s) => ({
      params: { ...draft(s), target: 'fraga.vardplan-aktuell' },
      path: '/x?ser=kolumn',
      form: { revision: '1', intent: 'add' },
    }),
    { rest: 403, quality: 422 },
  ),
  row(
    'checklists/routes/draft-suggestion.tsx',
    'loader',
    (s) => ({ params: { ...draft(s), questionKey: 'vardplan-aktuell' } }),
    shapers,
  ),
  row(
    'checklists/routes/draft-suggestion.tsx',
    'action',
    (s) => ({
      params: { ...draft(s), questionKey: 'vardplan-aktuell' },
      form: { revision: '1', intent: 'dateRule' },
    }),
    { rest: 403, quality: 422 },
  ),
  row(
    'checklists/routes/draft-remove.tsx',
    'loader',
    (s) => ({ params: { ...draft(s), kind: 'fraga', key: 'vardplan-aktuell' } }),
    shapers,
  ),
  row(
    'checklists/routes/draft-remove.tsx',
    'action',
    (s) => ({
      params: { ...draft(s), kind: 'fraga', key: 'vardplan-aktuell' },
      form: { revision: '1' },
    }),
    goesOn,
  ),
  row(
    'checklists/routes/draft-move.tsx',
    'loader',
    (s) => ({ params: { ...draft(s), kind: 'fraga', key: 'vardplan-aktuell' } }),
    shapers,
  ),
  row(
    'checklists/routes/draft-move.tsx',
    'action',
    (s) => ({ params: { ...draft(s), kind: 'fraga', key: 'vardplan-aktuell' }, form: { revision: '1' } }),
    goesOn,
  ),
  row(
    'checklists/routes/draft-copy-section.tsx',
    'loader',
    (s) => ({ params: { ...draft(s), sectionKey: 'overvagande' } }),
    shapers,
  ),
  row(
    'checklists/routes/draft-copy-section.tsx',
    'action',
    (s) => ({ params: { ...draft(s), sectionKey: 'overvagande' }, form: { revision: '1' } }),
    { rest: 403, quality: 422 },
  ),
  row('checklists/routes/try-draft.tsx', 'loader', (s) => ({ params: draft(s) }), shapers),
  row('checklists/routes/try-draft.tsx', 'action', (s) => ({ params: draft(s) }), shapers),
  row('checklists/routes/publish-draft.tsx', 'loader', (s) => ({ params: draft(s) }), shapers),
  row(
    'checklists/routes/publish-draft.tsx',
    'action',
    (s) => ({ params: draft(s), form: { revision: '1', note: '' } }),
    { rest: 403, quality: 422 },
  ),

  row('controls/routes/controls.tsx', 'loader', { path: '/kontroller' }, { ...leaders, otherManager: 200 }),
  row(
    'controls/routes/new-control.tsx',
    'loader',
    { path: '/kontroller/ny' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'controls/routes/new-control.tsx',
    'action',
    (s) => ({ path: '/kontroller/ny', form: controlForm(s) }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row(
    'controls/routes/count-frame.ts',
    'action',
    (s) => ({ path: '/kontroller/rakna', form: controlForm(s) }),
    // Of a register that is not hers she gets no count (control-routes.test.ts).
    { rest: 403, quality: 200, manager: 200, otherManager: 200 },
  ),
  row('controls/routes/control.tsx', 'loader', { params: control }, leaders),
  row('controls/routes/edit-control.tsx', 'loader', { params: control }, leaders),
  row(
    'controls/routes/edit-control.tsx',
    'action',
    (s) => ({ params: control, form: { ...controlForm(s), revision: '1' } }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('controls/routes/new-round.tsx', 'loader', { params: control }, leaders),
  row(
    'controls/routes/new-round.tsx',
    'action',
    (s) => ({
      params: control,
      form: {
        name: 'Ny',
        referenceOn: '2026-10-31',
        dueOn: '2026-12-31',
        reviewerIds: String(jonas(s).personId),
      },
    }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('controls/routes/freeze.tsx', 'loader', { params: planned }, leaders),
  row('controls/routes/freeze.tsx', 'action', { params: planned }, { rest: 403, quality: 302, manager: 302 }),
  row('controls/routes/remove-round.ts', 'loader', { params: planned }, { rest: 302 }),
  row(
    'controls/routes/remove-round.ts',
    'action',
    { params: planned },
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('controls/routes/edit-round.tsx', 'loader', { params: planned }, leaders),
  row(
    'controls/routes/edit-round.tsx',
    'action',
    { params: planned, form: { name: '', referenceOn: '', dueOn: '' } },
    { rest: 403, quality: 422, manager: 422 },
  ),
  row('controls/routes/give-up-round.tsx', 'loader', { params: reviewing }, leaders),
  row(
    'controls/routes/give-up-round.tsx',
    'action',
    { params: planned, form: { reason: '' } },
    { rest: 403, quality: 422, manager: 422 },
  ),
  row('controls/routes/draw.tsx', 'loader', { params: reviewing }, leaders),
  row(
    'controls/routes/draw.tsx',
    'action',
    { params: planned, form: { seedOrigin: 'generated', drawsSeen: '0' } },
    { rest: 403, quality: 422, manager: 422 },
  ),
  row(
    'controls/routes/replace.tsx',
    'loader',
    (s) => ({ params: reviewing, path: `/omgangar/2/ersatt?arende=${drawnCase(s)}` }),
    leaders,
  ),
  row(
    'controls/routes/replace.tsx',
    'action',
    (s) => ({
      params: reviewing,
      form: { frameCaseId: String(drawnCase(s)), reason: 'wrongUnit', note: '' },
    }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('controls/routes/round-reviewers.tsx', 'loader', { params: reviewing }, leaders),
  row(
    'controls/routes/round-reviewers.tsx',
    'action',
    (s) => ({ params: reviewing, form: { reviewerIds: String(jonas(s).personId) } }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('controls/routes/seed-meeting.tsx', 'loader', { params: reviewing }, noSuchPage),
  row(
    'controls/routes/seed-meeting.tsx',
    'action',
    { params: reviewing, form: { personId: '1', 'part-1': 'tärning 3 och en båt', intent: 'givePart' } },
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('controls/routes/extend.tsx', 'loader', { params: reviewing }, leaders),
  row('controls/routes/extend.tsx', 'action', { params: reviewing, form: {} }, incomplete),
  row('controls/routes/why-case.tsx', 'loader', { params: reviewing, path: '/omgangar/2/varfor' }, leaders),
  row(
    'controls/routes/why-case.tsx',
    'action',
    { params: reviewing, form: { key: 'finns inte' } },
    incomplete,
  ),
  row('controls/routes/choices.tsx', 'loader', { params: reviewing }, noSuchPage),
  row('controls/routes/choices.tsx', 'action', { params: reviewing, form: { key: '' } }, incomplete),
  row(
    'controls/routes/own-choice.tsx',
    'loader',
    { params: reviewing },
    { ...noSuchPage, reviewer: 404, otherReviewer: 404, external: 404 },
  ),
  row(
    'controls/routes/own-choice.tsx',
    'action',
    { params: reviewing, form: { frameCaseIds: '1' } },
    { ...noSuchPage, reviewer: 404, otherReviewer: 404, external: 404 },
  ),
  row('controls/routes/locked-seeds.tsx', 'loader', {}, { ...leaders, otherManager: 200 }),
  row('controls/routes/locked-seeds.tsx', 'action', { form: {} }, { ...incomplete, otherManager: 422 }),
  row('controls/routes/protocol.tsx', 'loader', { params: reviewing }, leaders),
  row('controls/routes/frame-file.ts', 'loader', { params: reviewing }, leaders),
  // The only page that is everybody's: it holds nothing, and what it is given stays in the browser.
  row('sampling/routes/check-sample.tsx', 'loader', {}, { rest: 200, nobody: 200 }),
  row('controls/routes/protocol-file.ts', 'loader', { params: reviewing }, leaders),
  row('controls/routes/control-key-file.ts', 'loader', { params: reviewing }, leaders),

  row(
    'checks/routes/checks.tsx',
    'loader',
    { path: '/registerkontroller' },
    { ...leaders, administrator: 200, otherAdministrator: 200, otherManager: 200 },
  ),
  row(
    'checks/routes/new-check.tsx',
    'loader',
    { path: '/registerkontroller/ny' },
    { ...leaders, administrator: 200, otherAdministrator: 200, otherManager: 200 },
  ),
  row(
    'checks/routes/new-check.tsx',
    'loader',
    { path: '/registerkontroller/ny?register=1&kopia=1' },
    checkReaders,
  ),
  row('checks/routes/new-check.tsx', 'action', { form: checkForm }, checkManagers),
  row(
    'checks/routes/count-cases.ts',
    'action',
    { form: checkForm },
    { ...checkManagers, administrator: 200, quality: 200, manager: 200 },
  ),
  row('checks/routes/check.tsx', 'loader', { params: check }, checkReaders),
  row(
    'checks/routes/check.tsx',
    'action',
    { params: check, form: { intent: 'archive', revision: '1' } },
    checkManagers,
  ),
  row('checks/routes/edit-check.tsx', 'loader', { params: check }, checkReaders),
  row('checks/routes/edit-check.tsx', 'action', { params: check, form: checkForm }, checkManagers),

  row('plans/routes/plans.tsx', 'loader', {}, { ...leaders, otherManager: 200, reader: 200 }),
  row('plans/routes/new-plan.tsx', 'loader', {}, { ...leaders, otherManager: 200 }),
  row(
    'plans/routes/new-plan.tsx',
    'action',
    (s) => ({
      form: { kind: 'followUp', unitId: String(children(s)), year: '2028', name: '', copyFromId: '' },
    }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('plans/routes/plan.tsx', 'loader', (s) => ({ params: plans(s).adopted }), {
    ...planReaders,
    reader: 200,
  }),
  row('plans/routes/plan.tsx', 'loader', (s) => ({ params: plans(s).draft }), planReaders),
  row(
    'plans/routes/plan.tsx',
    'action',
    (s) => ({ params: plans(s).adopted, form: { intent: 'version', revision: '1' } }),
    { rest: 404, reader: 403, quality: 302, manager: 302 },
  ),
  row('plans/routes/plan-summary.tsx', 'loader', (s) => ({ params: plans(s).adopted }), {
    ...planReaders,
    reader: 200,
  }),
  row('plans/routes/year-wheel.tsx', 'loader', {}, { ...leaders, otherManager: 200, reader: 200 }),
  row(
    'plans/routes/year-wheel.tsx',
    'action',
    (s) => ({
      form: {
        ...{ intent: 'add', title: 'Rapport', timing: 'once', dueOn: '2027-03-01' },
        unitId: String(children(s)),
      },
    }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('plans/routes/wheel-entry.tsx', 'loader', (s) => ({ params: wheelEntry(s) }), {
    ...{ rest: 403, quality: 200, manager: 200 },
  }),
  row(
    'plans/routes/wheel-entry.tsx',
    'action',
    (s) => ({
      params: wheelEntry(s),
      form: { title: 'Rapporten', dueOn: '2027-03-02', responsibleId: '', revision: '1' },
    }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('exports/routes/plan-report.ts', 'loader', (s) => ({ params: plans(s).adopted }), {
    ...planReaders,
    reader: 200,
  }),
  row(
    'plans/routes/year-now.ts',
    'loader',
    {},
    {
      ...{ rest: 403, quality: 302, manager: 302 },
      ...{ otherManager: 302, reader: 302 },
    },
  ),
  row('plans/routes/year.tsx', 'loader', { params: { year: 2026 } }, { ...leaders, otherManager: 200 }),
  row(
    'plans/routes/year.tsx',
    'loader',
    { params: { year: 2025 } },
    { ...leaders, otherManager: 200, reader: 200 },
  ),
  row(
    'plans/routes/year-figures.tsx',
    'loader',
    { params: { year: 2026 } },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'plans/routes/year-figures.tsx',
    'action',
    { params: { year: 2026 }, form: { intent: 'add', kind: 'complaints' } },
    { rest: 403, quality: 422, manager: 422, otherManager: 422 },
  ),
  row(
    'exports/routes/year-workbook.ts',
    'loader',
    { params: { year: 2025 }, path: '/?version=intern' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'exports/routes/year-report.ts',
    'loader',
    { params: { year: 2025 }, path: '/?version=avidentifierad' },
    { ...leaders, otherManager: 200, reader: 200 },
  ),
  row('plans/routes/calendar.ts', 'loader', {}, { ...leaders, otherManager: 200, reader: 200 }),
  row('exports/routes/plan-workbook.ts', 'loader', (s) => ({ params: plans(s).adopted }), {
    ...planReaders,
    reader: 403,
  }),
  row('plans/routes/new-item.tsx', 'loader', (s) => ({ params: plans(s).draft }), planReaders),
  row('plans/routes/new-item.tsx', 'action', (s) => ({ params: plans(s).draft, form: planItemForm }), {
    rest: 404,
    quality: 302,
    manager: 302,
  }),
  row('plans/routes/edit-item.tsx', 'loader', (s) => ({ params: plans(s).draft }), planReaders),
  row('plans/routes/edit-item.tsx', 'action', (s) => ({ params: plans(s).draft, form: planItemForm }), {
    rest: 404,
    quality: 302,
    manager: 302,
  }),
  row('plans/routes/occasion.tsx', 'loader', (s) => ({ params: plans(s).adopted }), {
    ...planReaders,
    reader: 403,
  }),
  row(
    'plans/routes/occasion.tsx',
    'action',
    (s) => ({ params: plans(s).adopted, form: { revision: '1', state: 'done' } }),
    { rest: 404, reader: 403, quality: 302, manager: 302 },
  ),

  row(
    'reviews/routes/my-reviews.tsx',
    'loader',
    {},
    { ...leaders, otherManager: 200, reviewer: 200, otherReviewer: 200, external: 200 },
  ),
  row('reviews/routes/review.tsx', 'loader', (s) => ({ params: review(s) }), {
    rest: 404,
    reviewer: 200,
    quality: 200,
    manager: 200,
  }),
  row('reviews/routes/review.tsx', 'action', (s) => ({ params: review(s), form: wholeForm }), {
    rest: 404,
    reviewer: 302,
    quality: 403,
    manager: 403,
  }),
  row(
    'reviews/routes/save-answer.ts',
    'action',
    (s) => ({
      params: review(s),
      form: { questionKey: 'vardplan-aktuell', option: 'yes', reason: '', comment: '', seenRevision: '0' },
    }),
    { rest: 404, nobody: 401, reviewer: 200, quality: 403, manager: 403 },
  ),
  row('reviews/routes/declare-conflict.ts', 'loader', (s) => ({ params: review(s) }), { rest: 302 }),
  row('reviews/routes/declare-conflict.ts', 'action', (s) => ({ params: review(s) }), {
    rest: 404,
    reviewer: 302,
    quality: 403,
    manager: 403,
  }),
  row('reviews/routes/hand-over.ts', 'loader', (s) => ({ params: review(s) }), { rest: 302 }),
  row(
    'reviews/routes/hand-over.ts',
    'action',
    (s) => ({ params: review(s), form: { personId: String(jonas(s).personId) } }),
    { rest: 404, reviewer: 403, quality: 302, manager: 302 },
  ),
  row('reviews/routes/reopen-review.ts', 'loader', (s) => ({ params: handedIn(s) }), { rest: 302 }),
  row('reviews/routes/reopen-review.ts', 'action', (s) => ({ params: handedIn(s) }), {
    rest: 404,
    reviewer: 302,
    quality: 302,
    manager: 302,
  }),
  // One person answers the cases of the municipality: there is nothing to agree on.
  row('reviews/routes/agree.tsx', 'loader', (s) => ({ params: review(s) }), { rest: 404 }),
  row(
    'reviews/routes/agree.tsx',
    'action',
    (s) => ({ params: review(s), form: { questionKey: 'barnet-till-tals', seenRevision: '0' } }),
    { rest: 404, nobody: 401 },
  ),
  row('reviews/routes/to-approve.tsx', 'loader', {}, { ...leaders, otherManager: 200 }),
  // The invented round asks nobody's approval: those who find the review are told that it is not theirs to approve.
  row('reviews/routes/comment.ts', 'loader', (s) => ({ params: handedIn(s) }), { rest: 302 }),
  row(
    'reviews/routes/comment.ts',
    'action',
    (s) => ({ params: handedIn(s), form: { kommentera: 'ny:', 'kommentarstext:ny:': 'Se sidan 3' } }),
    { rest: 404, nobody: 401, reviewer: 409, quality: 403, manager: 403 },
  ),
  row('reviews/routes/return-review.ts', 'loader', (s) => ({ params: handedIn(s) }), { rest: 302 }),
  row('reviews/routes/return-review.ts', 'action', (s) => ({ params: handedIn(s) }), {
    rest: 404,
    reviewer: 403,
    quality: 403,
    manager: 403,
  }),
  row('reviews/routes/round-progress.tsx', 'loader', { params: reviewing }, leaders),
  row('reviews/routes/remind.tsx', 'loader', { params: reviewing }, leaders),
  row(
    'reviews/routes/remind.tsx',
    'action',
    { params: reviewing, form: { note: '' } },
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('reviews/routes/hide-reminder.ts', 'loader', { params: { reminderId: 1 } }, { rest: 302 }),
  // Another's reminder is as if there were none, and nobody has been reminded.
  row('reviews/routes/hide-reminder.ts', 'action', { params: { reminderId: 1 }, form: {} }, { rest: 404 }),
  row('reviews/routes/share-out.tsx', 'loader', { params: reviewing }, leaders),
  row(
    'reviews/routes/review-on-cause.tsx',
    'loader',
    { params: { ...register, caseId: 1 } },
    { rest: 404, administrator: 403, quality: 200, manager: 200 },
  ),
  row(
    'reviews/routes/review-on-cause.tsx',
    'action',
    { params: { ...register, caseId: 1 }, form: {} },
    { rest: 404, administrator: 403, quality: 422, manager: 422 },
  ),
  row('reviews/routes/hand-over-all.tsx', 'loader', (s) => ({ params: absent(s) }), leaders),
  row('reviews/routes/hand-over-all.tsx', 'action', (s) => ({ params: absent(s), form: { till: 'jamnt' } }), {
    rest: 403,
    quality: 302,
    manager: 302,
  }),
  row('reviews/routes/share-by-hand.tsx', 'loader', { params: reviewing }, leaders),
  row(
    'reviews/routes/share-by-hand.tsx',
    'action',
    { params: reviewing },
    { rest: 403, quality: 302, manager: 302 },
  ),
  row(
    'reviews/routes/share-out.tsx',
    'action',
    { params: reviewing },
    { rest: 403, quality: 302, manager: 302 },
  ),

  // The table holds the visitor's own reviews: whoever has none in the round finds nothing, whatever she leads.
  row(
    'reviews/routes/grid.tsx',
    'loader',
    { params: reviewing },
    { rest: 404, reviewer: 200, external: 200 },
  ),
  row(
    'reviews/routes/grid-answers.ts',
    'action',
    (s) => ({
      params: reviewing,
      form: {
        svar: JSON.stringify([
          {
            ...review(s),
            questionKey: 'vardplan-aktuell',
            option: 'yes',
            reason: '',
            comment: '',
            seenRevision: 0,
          },
        ]),
      },
    }),
    { rest: 404, nobody: 401, reviewer: 200, quality: 403, manager: 403 },
  ),
  row(
    'deviations/routes/hand-in-grid.tsx',
    'loader',
    { params: reviewing },
    { rest: 404, reviewer: 200, external: 200 },
  ),
  row(
    'deviations/routes/hand-in-grid.tsx',
    'action',
    { params: reviewing },
    { rest: 404, reviewer: 302, external: 302 },
  ),

  row('deviations/routes/hand-in.tsx', 'loader', (s) => ({ params: handedIn(s) }), {
    rest: 404,
    reviewer: 200,
    quality: 200,
    manager: 200,
  }),
  row('deviations/routes/hand-in.tsx', 'action', (s) => ({ params: review(s) }), {
    rest: 404,
    reviewer: 302,
    quality: 403,
    manager: 403,
  }),
  row('deviations/routes/approve.ts', 'loader', (s) => ({ params: handedIn(s) }), { rest: 302 }),
  row('deviations/routes/approve.ts', 'action', (s) => ({ params: handedIn(s), form: { revision: '1' } }), {
    rest: 404,
    reviewer: 403,
    quality: 403,
    manager: 403,
  }),
  row(
    'deviations/routes/deviations.tsx',
    'loader',
    { path: '/avvikelser' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'deviations/routes/new-deviation.tsx',
    'loader',
    { path: '/avvikelser/ny' },
    { ...leaders, otherManager: 200 },
  ),
  row('deviations/routes/new-deviation.tsx', 'action', { form: {} }, { ...incomplete, otherManager: 422 }),
  row('deviations/routes/types.tsx', 'loader', { path: '/avvikelser/typer' }, { rest: 403, quality: 200 }),
  row(
    'deviations/routes/types.tsx',
    'action',
    { form: { intent: 'add', name: '' } },
    { rest: 403, quality: 422 },
  ),
  row(
    'deviations/routes/responsibles.tsx',
    'loader',
    { path: '/avvikelser/ansvariga' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'deviations/routes/responsibles.tsx',
    'action',
    (s) => ({ form: { unitId: String(children(s)), personId: '', seen: '' } }),
    { rest: 403, quality: 302, manager: 302 },
  ),
  row('deviations/routes/actions.tsx', 'loader', { path: '/atgarder' }, { ...leaders, otherManager: 200 }),
  row(
    'deviations/routes/new-action.tsx',
    'loader',
    { path: '/atgarder/ny' },
    { ...leaders, otherManager: 200 },
  ),
  row('deviations/routes/new-action.tsx', 'action', { form: {} }, { ...incomplete, otherManager: 422 }),
  row(
    'deviations/routes/action-plan.tsx',
    'loader',
    { path: '/atgarder/plan' },
    { ...leaders, otherManager: 200 },
  ),
  row('results/routes/action.tsx', 'loader', { params: { actionId: 999 } }, { rest: 404 }),
  row(
    'results/routes/action.tsx',
    'action',
    { params: { actionId: 999 }, form: { intent: 'finish', revision: '1' } },
    { rest: 404 },
  ),
  row('results/routes/follow-up.tsx', 'loader', { params: { actionId: 999 } }, { rest: 404 }),
  row('results/routes/follow-up.tsx', 'action', { params: { actionId: 999 }, form: {} }, { rest: 404 }),
  row('deviations/routes/deviation.tsx', 'loader', (s) => ({ params: deviation(s) }), {
    rest: 404,
    quality: 200,
    manager: 200,
  }),
  row(
    'deviations/routes/deviation.tsx',
    'action',
    (s) => ({ params: deviation(s), form: { intent: 'comment', revision: '1', note: 'Antecknat.' } }),
    { rest: 404, quality: 302, manager: 302 },
  ),
  row('deviations/routes/lex-sarah.tsx', 'loader', { path: '/lex-sarah' }, { ...leaders, otherManager: 200 }),
  row('deviations/routes/lex-sarah-matter.tsx', 'loader', (s) => ({ params: deviation(s) }), {
    rest: 404,
    quality: 200,
    manager: 200,
  }),
  row(
    'deviations/routes/lex-sarah-matter.tsx',
    'action',
    (s) => ({ params: deviation(s), form: { intent: 'report', revision: '0', reason: 'Det rapporteras.' } }),
    { rest: 404, quality: 302, manager: 302 },
  ),

  row('results/routes/vignettes.tsx', 'loader', { path: '/vinjetter' }, { ...leaders, otherManager: 200 }),
  row(
    'results/routes/new-vignette.tsx',
    'loader',
    { path: '/vinjetter/ny' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'results/routes/new-vignette.tsx',
    'action',
    (s) => ({ form: { unitId: String(children(s)), checklistId: '1' } }),
    incomplete,
  ),
  // The round is one of cases: those who lead the unit are told that it is no vignette, others nothing.
  row('results/routes/spread.tsx', 'loader', { params: reviewing, path: '/vinjetter/2' }, notVignette),
  row('results/routes/spread.tsx', 'action', { params: reviewing, form: {} }, notVignette),
  row('results/routes/spread-meeting.tsx', 'loader', { params: reviewing }, notVignette),
  row('results/routes/vignette-texts.tsx', 'loader', { params: reviewing }, notVignette),
  row('results/routes/vignette-texts.tsx', 'action', { params: reviewing, form: {} }, notVignette),
  row('exports/routes/spread-workbook.ts', 'loader', { params: reviewing }, notVignette),
  row('results/routes/round.tsx', 'loader', { params: reviewing }, leaders),
  row('results/routes/deepen.tsx', 'loader', { params: reviewing }, leaders),
  row('results/routes/deepen.tsx', 'action', { params: reviewing, form: {} }, incomplete),
  row(
    'results/routes/round.tsx',
    'action',
    { params: reviewing, form: { intent: 'finalise' } },
    { rest: 404, quality: 422, manager: 422 },
  ),
  row(
    'results/routes/round-texts.tsx',
    'loader',
    { params: reviewing },
    { rest: 404, quality: 200, manager: 200 },
  ),
  row(
    'results/routes/round-texts.tsx',
    'action',
    { params: reviewing, form: {} },
    { rest: 404, quality: 302, manager: 302 },
  ),
  // One person reviews each case: there is no agreement to tell of.
  row('results/routes/agreement.tsx', 'loader', { params: reviewing }, { rest: 404 }),
  row(
    'results/routes/results.tsx',
    'loader',
    { path: '/resultat' },
    { ...leaders, otherManager: 200, reader: 200 },
  ),
  row(
    'results/routes/check-file.tsx',
    'loader',
    { path: '/resultat/kontrollera-fil' },
    { ...leaders, otherManager: 200, reader: 200 },
  ),
  row(
    'results/routes/check-file.tsx',
    'action',
    { path: '/resultat/kontrollera-fil', form: {} },
    { ...incomplete, otherManager: 422, reader: 422 },
  ),
  row(
    'results/routes/deidentified-result.tsx',
    'loader',
    { params: finalised },
    { rest: 404, quality: 200, manager: 200, reader: 200 },
  ),

  row(
    'exports/routes/round-workbook.ts',
    'loader',
    { params: finalised, path: '/x?version=intern' },
    { rest: 404, quality: 200, manager: 200 },
  ),
  row(
    'exports/routes/round-workbook.ts',
    'loader',
    { params: finalised, path: '/x?version=avidentifierad' },
    { rest: 404, quality: 200, manager: 200, reader: 200 },
  ),
  row(
    'exports/routes/round-workbook.ts',
    'loader',
    { params: reviewing, path: '/x?version=avidentifierad' },
    { rest: 404, quality: 200, manager: 200, reader: 403 },
  ),
  // Every unit's reports are written in it: only those who answer for the whole organisation.
  row('exports/routes/template.tsx', 'loader', {}, { rest: 403, administrator: 200, quality: 200 }),
  row(
    'exports/routes/template.tsx',
    'action',
    { form: { intent: 'remove' } },
    { rest: 403, administrator: 302, quality: 302 },
  ),
  row(
    'exports/routes/template-file.ts',
    'loader',
    { params: { file: 'startmall.docx' } },
    { rest: 403, administrator: 200, quality: 200 },
  ),
  // Whoever reads the round sees its links; only those who may finalise it make and withdraw them.
  row(
    'exports/routes/publish.tsx',
    'loader',
    { params: finalised },
    { rest: 403, quality: 200, manager: 200 },
  ),
  row(
    'exports/routes/publish.tsx',
    'action',
    { params: finalised, form: { intent: 'publish' } },
    { rest: 404, quality: 200, manager: 200 },
  ),
  // For everybody with the link, and a wrong one is nothing to anybody.
  row('exports/routes/published-report.tsx', 'loader', published, { rest: 200, nobody: 200 }),
  row(
    'exports/routes/published-report.tsx',
    'loader',
    { params: { '*': 'fel' } },
    { rest: 404, nobody: 404 },
  ),
  row('exports/routes/published-report.tsx', 'action', published, { rest: 405, nobody: 405 }),
  row(
    'exports/routes/round-report.ts',
    'loader',
    { params: finalised, path: '/x?version=intern' },
    { rest: 404, quality: 200, manager: 200 },
  ),
  row(
    'exports/routes/round-report.ts',
    'loader',
    { params: finalised, path: '/x?version=avidentifierad' },
    { rest: 404, quality: 200, manager: 200, reader: 200 },
  ),
  row(
    'exports/routes/round-report.ts',
    'loader',
    { params: reviewing, path: '/x?version=avidentifierad' },
    { rest: 404, quality: 200, manager: 200, reader: 403 },
  ),
  row('exports/routes/protocol-workbook.ts', 'loader', { params: reviewing }, leaders),
  ...['exports/routes/deidentified-protocol.tsx', 'exports/routes/deidentified-protocol-file.ts'].flatMap(
    (file) => [
      row(file, 'loader', { params: finalised }, { rest: 404, quality: 200, manager: 200, reader: 200 }),
      row(file, 'loader', { params: reviewing }, { rest: 404, quality: 200, manager: 200, reader: 403 }),
    ],
  ),
  // Whoever knows the seed can try case numbers against the slumptal: not for readers.
  row(
    'exports/routes/deidentified-protocol-file.ts',
    'loader',
    { params: finalised, path: '/x?slumptal=ja' },
    { rest: 404, quality: 200, manager: 200, reader: 403 },
  ),
  row('exports/routes/check-workbook.ts', 'loader', { params: check }, checkReaders),
  row(
    'deviations/routes/receiving-systems.tsx',
    'loader',
    { path: '/avvikelser/system' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'deviations/routes/receiving-systems.tsx',
    'action',
    { form: { intent: 'add', name: '' } },
    { rest: 403, quality: 422 },
  ),
  ...(['loader', 'action'] as const).map((handler) =>
    row(
      'deviations/routes/receiving-system.tsx',
      handler,
      { params: { systemId: 999 }, ...(handler === 'action' ? { form: { intent: 'preview' } } : {}) },
      { rest: 403, quality: 404 },
    ),
  ),
  ...(['loader', 'action'] as const).map((handler) =>
    row(
      'exports/routes/hand-over.tsx',
      handler,
      { params: { systemId: 999 }, ...(handler === 'action' ? { form: { deviationId: '1' } } : {}) },
      { ...noSuchPage, otherManager: 404 },
    ),
  ),
  row(
    'exports/routes/handover-batch.tsx',
    'loader',
    { params: { systemId: 999, batch: '20261102080000000' } },
    { ...noSuchPage, otherManager: 404 },
  ),
  row(
    'exports/routes/handover-batch.tsx',
    'action',
    { params: { systemId: 999, batch: '20261102080000000' }, form: { intent: 'numbers' } },
    { rest: 404 },
  ),
  row(
    'exports/routes/handover-file.ts',
    'loader',
    { params: { systemId: 999, batch: '20261102080000000' } },
    { ...noSuchPage, otherManager: 404 },
  ),
  row(
    'exports/routes/lex-sarah-workbook.ts',
    'loader',
    { path: '/lex-sarah.xlsx' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'exports/routes/deviations-workbook.ts',
    'loader',
    { path: '/avvikelser/export.xlsx' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'exports/routes/action-plan-workbook.ts',
    'loader',
    { path: '/atgarder/plan.xlsx' },
    { ...leaders, otherManager: 200 },
  ),
  row(
    'exports/routes/action-plan-document.ts',
    'loader',
    { path: '/atgarder/plan.docx' },
    { ...leaders, otherManager: 200 },
  ),

  row('home/routes/home.tsx', 'loader', {}, everybody),
  row('home/routes/search.tsx', 'loader', { path: '/sok?q=2024' }, everybody),
  row('home/routes/start.tsx', 'loader', {}, { rest: 302 }),
  row('home/routes/start.tsx', 'action', { form: { intent: 'demo' } }, { rest: 302 }),
  // Who gets e-mail and why not: only whoever administers the whole organisation.
  row('home/routes/mail.tsx', 'loader', {}, { rest: 403, administrator: 200 }),
  row('home/routes/mail.tsx', 'action', { form: { intent: 'off' } }, { rest: 403, administrator: 302 }),
  row('home/routes/not-found.tsx', 'loader', {}, { rest: 404 }),
  row('home/routes/not-found.tsx', 'action', {}, { rest: 404 }),
];
