import { basename, resolve } from 'node:path';
import type { CompiledPage } from '../../lambda/page/open';
import { counted } from '../content/words';
import type { Change, Comparison } from './compare';

/** One of the two versions. */
export interface Version {
  readonly folder: string;
  readonly compiled: CompiledPage;
}

/** A comparison as Markdown that a clinical reviewer can go through line by line, and sign. */
export function tableOf(comparison: Comparison, before: Version, after: Version): string {
  const { facts, passages, unchanged, differs } = comparison;
  const all = [...facts, ...passages.flatMap(({ changes }) => changes)];
  const count = (kind: Change['kind']) => all.filter((change) => change.kind === kind).length;
  const lines = [
    '# What changed on the page',
    '',
    '| | before | after |',
    '| --- | --- | --- |',
    `| folder | ${cell(name(before))} | ${cell(name(after))} |`,
    `| last reviewed | ${before.compiled.head.facts.reviewed} | ${after.compiled.head.facts.reviewed} |`,
    `| edition | ${before.compiled.head.edition} | ${after.compiled.head.edition} |`,
    '',
    all.length === 0
      ? 'Nothing that is heard differs.'
      : `${count('gone')} gone, ${count('new')} new, ${count('changed')} changed, ${count('moved')} moved. ${
          differs
            ? `**Numbers or negations differ in ${counted(all.filter((change) => change.differs.length > 0).length, 'place')}.**`
            : 'No number and no negation differs.'
        }`,
  ];
  if (facts.length > 0) lines.push('', '## The page itself', '', ...tableLines(facts));
  for (const { id, title, changes } of passages)
    lines.push('', `## ${escaped(title)} (\`${id}\`)`, '', ...tableLines(changes));
  if (unchanged.length > 0) {
    lines.push('', '## Unchanged', '', unchanged.map((id) => `\`${id}\``).join(', '));
  }
  lines.push(
    '',
    '## Sign-off',
    '',
    '| reviewer | role | date | signature |',
    '| --- | --- | --- | --- |',
    '| | | | |',
    '',
  );
  return lines.join('\n');
}

function tableLines(changes: readonly Change[]): string[] {
  return [
    '| | before | after | numbers and negations | how sure, how many | agreed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...changes.map(({ kind, what, before = '', after = '', differs, hedges }) => {
      const marked = differs.map((difference) => `**${cell(difference)}**`).join('<br>');
      return `| ${what} ${kind} | ${cell(before)} | ${cell(after)} | ${marked} | ${hedges.map(cell).join('<br>')} | ☐ |`;
    }),
  ];
}

const name = ({ folder }: Version): string => basename(resolve(folder));

const escaped = (text: string): string => text.replace(/[\\*_[\]<>`]/gu, '\\$&');

const cell = (text: string): string => escaped(text).replaceAll('|', '\\|');
