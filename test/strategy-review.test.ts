import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strategySchema } from '../src/core/strategy/index.ts';
import { STAGES } from '../src/core/template/index.ts';
import { runCli } from '../src/doors/cli/index.ts';
import { documentFrom } from '../src/shell/documents/index.ts';
import { loadStrategy, strategyNames } from '../src/shell/strategies/index.ts';
import { shippedFolders } from '../src/shell/templates/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'dunwell-strategy-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function dunwell(
  ...argv: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const code = await runCli({
    argv,
    env: { LANG: 'en_GB.UTF-8' },
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { code, out: out.trimEnd(), err: err.trimEnd() };
}

const head = `strategy: dunwell/1
id: planted
version: 2026.11.0
title: { zh: 植入错误, en: Planted }
effectiveFrom: 2026-02-02
currency: CNY
jurisdiction: [cn]
languages: [zh-CN, en]
`;

let written = 0;
function fileOf(text: string): string {
  written += 1;
  const path = join(folder, `planted-${written}.yaml`);
  writeFileSync(path, text);
  return path;
}

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
  readonly says: { readonly zh: string; readonly en: string };
  readonly accepts: { readonly zh: string; readonly en: string };
}

async function findings(text: string, ...options: readonly string[]): Promise<readonly Told[]> {
  const { code, out, err } = await dunwell('strategy', 'check', fileOf(text), '--json', ...options);
  assert.equal(err, '');
  const answer = JSON.parse(out) as { readonly passes: boolean; readonly findings: readonly Told[] };
  assert.equal(code, answer.passes ? 0 : 1);
  return answer.findings;
}

/** Where a text stands in a file: line and column from 1. */
function placeOf(text: string, words: string): readonly [number, number] {
  const before = text.slice(0, text.indexOf(words));
  assert.ok(text.includes(words), words);
  return [before.split('\n').length, before.length - before.lastIndexOf('\n')];
}

/** Checks that a planted fault is found at its very place, with its rule and what would be accepted, in both languages. */
async function found(
  text: string,
  rule: string,
  at: string,
  accepts: RegExp,
  ...options: readonly string[]
): Promise<void> {
  const all = await findings(text, ...options);
  const mine = all.find((finding) => finding.rule === rule && finding.severity === 'error');
  assert.ok(mine !== undefined, `${rule} is not among ${JSON.stringify(all.map((finding) => finding.rule))}`);
  assert.deepEqual([mine.line, mine.column], placeOf(text, at));
  assert.match(mine.accepts.en, accepts);
  assert.match(mine.says.zh, /\p{Script=Han}/u);
  assert.match(mine.accepts.zh, /\p{Script=Han}|purpose|template/u);
}

test('every strategy that comes with dunwell is green, in both languages', async () => {
  assert.deepEqual(strategyNames(), ['cn-gentle', 'cn-minimal', 'cn-standard', 'us-standard']);
  for (const name of strategyNames()) {
    const { code, out } = await dunwell('strategy', 'check', name);
    assert.equal(code, 0, out);
    assert.match(out, /held against the rule packs and templates: no error$/);
    assert.match((await dunwell('strategy', 'check', name, '--lang', 'zh')).out, /没有错误$/);
  }
});

test('cn-standard goes in the order that was promised: notice, SMS, app alongside, call, options, letter, legal review', () => {
  const loaded = loadStrategy('cn-standard');
  assert.ok(loaded.ok);
  const { strategy } = loaded.value;
  assert.deepEqual(
    strategy.due.map(({ id }) => id),
    ['notice-before', 'notice-due-date'],
  );
  const first = (is: (step: (typeof strategy.ladder)[number]) => boolean): number => strategy.ladder.findIndex(is);
  const by = (channel: string) => (step: (typeof strategy.ladder)[number]) => step.channels[0] === channel;
  const places = [
    first(by('sms')),
    first(by('in_app')),
    first(by('push')),
    first(by('call')),
    first((step) => step.offers.length > 0),
    first(by('letter')),
    first((step) => step.task === 'legal_review'),
  ];
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  );
  assert.ok(places.every((place) => place >= 0));
  const sms = strategy.ladder[places[0] ?? 0];
  assert.deepEqual(sms?.trigger, { kind: 'ladder', day: 1, untilDay: 3 });
  assert.ok((strategy.ladder[places[1] ?? 0]?.repeat?.times ?? 0) > 10, 'continuing');
  for (const step of strategy.byId.values()) assert.ok(!step.channels.includes('visit'));
});

test('an SMS at night is refused by the quiet hours of the pack, and the open hours are named', async () => {
  const text = `${head}steps:\n  - id: night\n    day: 1\n    purpose: collection\n    channels: [sms]\n    template: s2\n    window: { from: '22:00', to: '23:30' }\n`;
  await found(text, 'cn.contact.quiet', 'window:', /^hours within 08:00–22:00$/);
  const { code, out } = await dunwell('strategy', 'check', fileOf(text));
  assert.equal(code, 1);
  assert.match(
    out,
    /planted-\d+\.yaml:15:5 error cn\.contact\.quiet: step `night` by sms at 22:00–23:30 would always be refused: Quiet hours\n {2}accepted: hours within 08:00–22:00\n1 error, 0 warnings: this strategy may not be used$/,
  );
});

test('hours that only reach into the night are refused as well; those up to its first minute are not', async () => {
  const until = (to: string): string =>
    `${head}window: { from: '20:00', to: '${to}' }\nsteps:\n  - { id: late, day: 1, purpose: collection, channels: [sms], template: s2 }\n`;
  await found(until('22:01'), 'cn.contact.quiet', '{ id: late', /08:00–22:00/);
  assert.deepEqual(await findings(until('22:00')), []);
});

test('a fourth call of a day after three possible conversations is refused, made by one step or by four', async () => {
  const one = `${head}steps:\n  - { id: calls, day: 5, purpose: collection, channels: [call], timesPerDay: 4 }\n`;
  await found(one, 'cn.call.effective.perDay', '4 }', /^at most 3 calls/);
  assert.deepEqual(await findings(one.replace('timesPerDay: 4', 'timesPerDay: 3')), []);
  const calls = [1, 2, 3, 4].map(
    (n) => `  - { id: call-${n}, day: ${n + 4}, untilDay: 9, purpose: collection, channels: [call] }\n`,
  );
  const four = `${head}steps:\n${calls.join('')}`;
  const told = (await findings(four)).filter(({ rule }) => rule === 'cn.call.effective.perDay');
  assert.deepEqual(
    told.map(({ line, severity }) => [line, severity]),
    [[placeOf(four, 'call-4')[0], 'error']],
  );
  assert.match(told[0]?.accepts.en ?? '', /days that do not overlap$/);
  assert.deepEqual(await findings(four.replace('day: 8, untilDay: 9', 'day: 10')), []);
});

test('calls of two arms are not added together: nobody stands in both', async () => {
  const call = (id: string, arm: string): string =>
    `  - { id: ${id}, day: 5, purpose: collection, channels: [call], timesPerDay: 2, only: { experiment: e, arms: [${arm}] } }\n`;
  const text = `${head}${arms('500000')}steps:\n${call('x', 'a')}${call('y', 'b')}`;
  assert.deepEqual(await findings(text), []);
  await found(
    text.replaceAll('[b]', '[a, b]'),
    'cn.call.effective.perDay',
    '2, only: { experiment: e, arms: [a, b]',
    /^at most 3/,
  );
});

test('where a conversation closes the line for a week, a second call of the day is a warning; a Sunday is no fault', async () => {
  const calls = (pack: string, times: number): string =>
    `${head.replace('[cn]', `[${pack}]`)}steps:\n  - { id: calls, day: 5, purpose: plan_offer, channels: [call], timesPerDay: ${times} }\n`;
  const told = await findings(calls('us', 2));
  assert.deepEqual(
    told.map(({ rule, severity }) => [rule, severity]),
    [['us.call.postConversationDays', 'warning']],
  );
  // Day 5 of a life that begins on any weekday: some fall on Sundays and bank holidays, when uk closes.
  for (const from of [
    '2026-02-02',
    '2026-02-03',
    '2026-02-04',
    '2026-02-05',
    '2026-02-06',
    '2026-02-07',
    '2026-02-08',
  ]) {
    assert.deepEqual(await findings(calls('uk', 1).replace('2026-02-02', from)), [], from);
  }
});

test('a house policy that tightens the law tightens the check', async () => {
  const house = new URL('../rules/house-example', import.meta.url).pathname;
  const text = `${head}steps:\n  - { id: calls, day: 5, purpose: collection, channels: [call], timesPerDay: 3 }\n`;
  await found(text, 'house.call.perDay', '3 }', /^at most 2 calls/, '--house', house);
  const early = `${head}steps:\n  - { id: first, day: 1, purpose: collection, channels: [sms], template: s2 }\n`;
  await found(early, 'house.contact.threshold', 'channels:', /another channel, purpose or day/, '--house', house);
});

test('a template that lacks a mandatory element is found at the step that would send it', async () => {
  const own = join(folder, 'templates');
  const source = join(shippedFolders.templates, 'cn');
  for (const language of ['zh-CN', 'en']) {
    const words = readFileSync(join(source, language, 's2.yaml'), 'utf8');
    const path = join(own, 'cn', language);
    mkdirSync(path, { recursive: true });
    // Every way of offering help is taken out of the English words.
    const without =
      language === 'en'
        ? words.replaceAll(
            /if (?:money is tight|things are hard|paying is hard|this is hard|you are having a hard time)/giu,
            'now',
          )
        : words;
    writeFileSync(join(path, 's2.yaml'), without);
  }
  const text = `${head}steps:\n  - { id: first, day: 1, purpose: collection, channels: [sms], template: s2 }\n`;
  await found(text, 'tone.help', 's2 }', /offers help/, '--templates', own);
  assert.deepEqual(await findings(text), [], 'the words that come with dunwell are whole');
});

test('a template that is missing, has no words for the channel, or is meant for another purpose is refused', async () => {
  const step = (rest: string): string => `${head}steps:\n  - { id: only, day: 16, ${rest} }\n`;
  await found(step('purpose: collection, channels: [sms], template: s99'), 'strategy.template.missing', 's99', /`s4`/);
  await found(
    step('purpose: collection, channels: [letter], template: s4'),
    'strategy.template.channel',
    'letter',
    /^one of `sms`/,
  );
  await found(
    step('purpose: plan_offer, channels: [sms], template: s4'),
    'strategy.template.purpose',
    'plan_offer',
    /^purpose: collection/,
  );
});

test('a step that nobody can reach and a segment that nobody can be in are found by reasoning', async () => {
  const segment = `${head}segments:\n  - id: nobody\n    when: { all: [{ field: bucket, is: M2 }, { field: daysPastDue, below: 31 }] }\nsteps:\n  - { id: s, day: 1, segments: [nobody], purpose: collection, channels: [sms], template: s2 }\n`;
  await found(segment, 'strategy.segment.empty', 'when: {', /can hold together/);
  const step = `${head}steps:\n  - { id: s, day: 1, purpose: collection, channels: [sms], template: s2, when: { field: bucket, atLeast: M2 } }\n`;
  await found(step, 'strategy.step.unreachable', 'when: {', /hold together/);
  const stop = `${head}stopWhen: { field: daysPastDue, atLeast: 1 }\nsteps:\n  - { id: s, day: 1, purpose: collection, channels: [sms], template: s2 }\n`;
  await found(stop, 'strategy.step.unreachable', '{ id: s', /stopWhen/);
  const afterwards = `${head}steps:\n  - { id: a, day: 1, purpose: collection, channels: [sms], template: s2 }\n  - { id: b, day: 3, after: { step: a, days: 9 }, purpose: collection, channels: [sms], template: s2 }\n`;
  await found(afterwards, 'strategy.step.unreachable', '9 }', /untilDay of 10/);
});

const arms = (share: string, holdOut = ''): string =>
  `experiments:\n  - id: e\n    arms: [{ id: a, sharePpm: ${share} }, { id: b, sharePpm: 500000${holdOut} }]\n`;

test('an arm that withholds options is refused; one that changes words or hours is not', async () => {
  const offer = (more: string): string =>
    `${head}${arms('500000')}steps:\n  - { id: o, day: 5, purpose: collection, channels: [sms], template: s3, offers: [plan], only: { experiment: e, arms: [a] } }\n${more}`;
  await found(offer(''), 'strategy.arm.withholdsOptions', 'arms: [a] }', /in every arm/);
  const evening =
    "  - { id: p, day: 5, purpose: collection, channels: [sms], template: s3, offers: [plan], window: { from: '18:00', to: '20:00' }, only: { experiment: e, arms: [b] } }\n";
  assert.deepEqual(await findings(offer(evening)), []);
  // By the app alone it would not come to those who have none.
  await found(
    offer(evening.replace('[sms]', '[in_app]')),
    'strategy.arm.withholdsOptions',
    'arms: [a] }',
    /conditions/,
  );
  await found(offer(evening.replace('day: 5', 'day: 12')), 'strategy.arm.withholdsOptions', 'arms: [a] }', /same day/);
  const nudge = `${head}${arms('500000', ', holdOut: true')}steps:\n  - { id: o, day: 5, purpose: collection, channels: [sms], template: s3, offers: [plan], nudge: true }\n`;
  const { code, err, out } = await dunwell('strategy', 'check', fileOf(nudge));
  assert.deepEqual([code, err], [1, '']);
  assert.match(out, /error strategy\.arm\.withholdsOptions: `o` offers help or is owed/);
});

test('the strategy’s own messages may not use up what is allowed', async () => {
  const days = [1, 2, 3, 4];
  const text = `${head}steps:\n${days.map((day) => `  - { id: sms-${day}, day: ${day}, purpose: collection, channels: [sms], template: byDaysPastDue }\n`).join('')}`;
  await found(text, 'cn.msg.perDay', '{ id: sms-4', /a later day, another channel/);
});

test('parts that do not fit together are an answer with their places, exit 1', async () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['  - { id: a, day: 1, purpose: collection, channels: [visit], template: s2 }\n', 'engine.visitOff', 'visit]'],
    [
      '  - { id: a, day: 1, purpose: collection, channels: [call] }\n  - { id: a, day: 2, purpose: collection, channels: [call] }\n',
      'strategy.step.duplicateId',
      'a, day: 2',
    ],
    [
      '  - { id: a, day: 1, daysToDue: 3, purpose: collection, channels: [call] }\n',
      'strategy.step.trigger',
      '{ id: a',
    ],
    [
      '  - { id: a, day: 1, purpose: collection, task: case_review, channels: [call] }\n',
      'strategy.step.kind',
      '{ id: a',
    ],
    ['  - { id: a, day: 1, purpose: collection, channels: [sms] }\n', 'strategy.step.template', '{ id: a'],
    [
      '  - { id: a, day: 9, untilDay: 3, purpose: collection, channels: [call] }\n',
      'strategy.step.trigger',
      '3, purpose',
    ],
    ['  - { id: a, day: 1, segments: [x], purpose: collection, channels: [call] }\n', 'strategy.segment.unknown', 'x]'],
    [
      "  - { id: a, day: 1, purpose: collection, channels: [call], window: { from: '20:00', to: '09:00' } }\n",
      'strategy.window',
      'window: {',
    ],
    [
      '  - { id: a, on: offer_unread, purpose: collection, channels: [call] }\n',
      'strategy.step.trigger',
      'offer_unread',
    ],
  ];
  for (const [steps, rule, at] of cases) await found(`${head}steps:\n${steps}`, rule, at, /./);
  await found(
    `${head}${arms('400000')}steps:\n  - { id: a, day: 1, purpose: collection, channels: [call] }\n`,
    'strategy.arm.shares',
    'arms: [{ id: a, sharePpm',
    /1000000/,
  );
});

test('an unknown field or a wrong unit is not understood: exit 2, with file, line and column, nothing else said', async () => {
  const text = `${head}steps:\n  - { id: a, day: 1, purpose: collection, channels: [call], when: { field: pastDueMinor, atLeast: 10000 } }\n`;
  const path = fileOf(text);
  const { code, out, err } = await dunwell('strategy', 'check', path);
  const [line, column] = placeOf(text, '10000');
  assert.deepEqual([code, out], [2, '']);
  assert.equal(
    err,
    `${path}:${line}:${column} /steps/0/when/atLeast: \`10000\` is not accepted; write an amount of CNY in quotes with its 2 decimals, such as '100.00'`,
  );
});

test('two rule packs at once: what either refuses is refused', async () => {
  const text = `${head.replace('[cn]', '[cn, us]')}steps:\n  - { id: late, day: 1, purpose: collection, channels: [call], window: { from: '20:00', to: '21:30' } }\n`;
  await found(text, 'us.contact.window', 'window: {', /08:00–21:00/);
});

test('a pack that nobody knows refuses every step', async () => {
  const text = `${head.replace('[cn]', '[atlantis]')}steps:\n  - { id: a, day: 1, purpose: collection, channels: [call] }\n`;
  await found(text, 'engine.packMissing', 'channels:', /./);
});

test('schemas/strategy.schema.json says what the reader accepts, and every strategy fits it', () => {
  const schemaPath = new URL('../schemas/strategy.schema.json', import.meta.url);
  // `UPDATE_SCHEMAS=1 node --test test/strategy-review.test.ts` writes it anew after a change of a description.
  if (process.env['UPDATE_SCHEMAS'] === '1')
    writeFileSync(schemaPath, `${JSON.stringify(strategySchema(), null, 2)}\n`);
  assert.deepEqual(JSON.parse(readFileSync(schemaPath, 'utf8')), JSON.parse(JSON.stringify(strategySchema())));
  const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(strategySchema());
  for (const name of strategyNames()) {
    const loaded = loadStrategy(name);
    assert.ok(loaded.ok && fits(loaded.value.document.value), name);
  }
  const wrong = documentFrom(
    `${head}steps:\n  - { id: a, day: 1, when: { field: hasApp, above: true } }\n`,
    'x.yaml',
    'yaml',
  );
  assert.ok(wrong.ok && !fits(wrong.value.value));
});

test('every template stage that a shipped strategy names is one of the stages of templates', () => {
  for (const name of strategyNames()) {
    const loaded = loadStrategy(name);
    assert.ok(loaded.ok);
    for (const { template } of loaded.value.strategy.byId.values()) {
      assert.ok(template === null || template === 'byDaysPastDue' || (STAGES as readonly string[]).includes(template));
    }
  }
});
