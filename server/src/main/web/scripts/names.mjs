// Prints the `data-test` names of the pages, as they stand in their code: `node scripts/names.mjs [FOLDER ...]`
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const folders = ['parts', 'delegate', 'interpreter', 'technician', 'moderator', 'hall', 'start'];
const asked = process.argv.slice(2);

/** A name in quotes, in braces, or made of a template, whose values become places. */
const NAME = /(?:data-test|\btest)=(?:"([^"]+)"|\{`([^`]+)`\}|\{([^`{}]*'[^{}]+)\})/g;

for (const folder of asked.length > 0 ? asked : folders) {
  const names = new Set();
  for (const file of readdirSync(src + folder, { encoding: 'utf8' })) {
    if (!file.endsWith('.tsx')) continue;
    for (const [, plain, template, chosen] of readFileSync(
      `${src}${folder}/${file}`,
      'utf8',
    ).matchAll(NAME)) {
      if (plain) names.add(plain);
      if (template) names.add(template.replaceAll(/\$\{[^}]*\}/g, '{…}'));
      for (const [, one] of chosen?.matchAll(/[?:]\s*'([\w.-]+)'/g) ?? []) names.add(one);
    }
  }
  console.log(`${folder}: ${[...names].sort().join(' ')}\n`);
}
