import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { contactQuestion } from '../../src/core/guard/index.ts';
import { holidayFile, packHead, ruleFile } from '../../src/core/law/index.ts';
import type { JsonSchema } from '../../src/core/law/index.ts';
import { readDocument } from '../../src/shell/documents/index.ts';

const root = join(import.meta.dirname, '..', '..');

const dialect = 'https://json-schema.org/draft/2020-12/schema';

const schemas: Readonly<Record<string, JsonSchema>> = {
  'contact-facts.schema.json': {
    $schema: dialect,
    title: 'A question for `dunwell may-contact`: facts, action and instant',
    ...contactQuestion.schema,
  },
  'rule-pack.schema.json': {
    $schema: dialect,
    title: 'A file of a rule pack: its head, a file of rules, or a holiday calendar',
    anyOf: [packHead.schema, ruleFile.schema, holidayFile.schema],
  },
};

// `UPDATE_SCHEMAS=1 node --test test/guard/schemas.test.ts` writes them anew after a change of a description.
for (const [name, schema] of Object.entries(schemas)) {
  test(`schemas/${name} says what the reader accepts`, () => {
    const path = join(root, 'schemas', name);
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), JSON.parse(JSON.stringify(schema)));
  });
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const accepts = (name: string, value: unknown): string => {
  const validate = ajv.getSchema(name) ?? ajv.compile({ ...schemas[name], $id: name });
  return validate(value) === true ? '' : JSON.stringify(validate.errors?.slice(0, 3));
};

const valueOf = (path: string): unknown => {
  const document = readDocument(path);
  if (!document.ok) throw new Error(document.fault.message);
  return document.value.value;
};

test('every file of every pack fits the schema of rule packs', () => {
  const folders = readdirSync(join(root, 'rules'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(join(root, 'rules', name)).map((file) => join(root, 'rules', name, file)),
  );
  const yaml = files.filter((file) => file.endsWith('.yaml'));
  assert.ok(yaml.length > 15);
  for (const file of yaml) assert.equal(accepts('rule-pack.schema.json', valueOf(file)), '', file);
});

test('every example of a question fits its schema', () => {
  const folder = join(root, 'examples', 'contact');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  assert.ok(files.length > 0);
  for (const name of files) assert.equal(accepts('contact-facts.schema.json', valueOf(join(folder, name))), '', name);
});

test('the schemas refuse what the reader refuses', () => {
  const question = valueOf(join(root, 'examples', 'contact', 'quiet-hours.json')) as Record<string, unknown>;
  assert.notEqual(accepts('contact-facts.schema.json', { ...question, jurisdiction: 'cn' }), '');
  assert.notEqual(accepts('contact-facts.schema.json', { ...question, extra: 1 }), '');
  assert.notEqual(accepts('rule-pack.schema.json', { rules: [{ id: 'cn.x' }] }), '');
});
