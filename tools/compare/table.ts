import type { CompiledPage } from '../../lambda/page/open';
import { counted } from '../content/word-count';
import type { Change, Comparison } from './compare';

export interface Version {
  readonly folder: string;
  readonly compiled: CompiledPage;
}

/** A comparison as Markdown that a clinical reviewer can go through line by line, and sign. */
export function tableOf({ facts, passages }: Comparison, before: Version, after: Version): string {
  const all = [...facts, ...passages.flatMap(({ changes }) => changes)];
  const count = (kind: Change['kind']) => `${all.filter((change) => change.kind === kind).length} ${kind}`;
  const differing = all.filter(({ differs }) => differs.length > 0).length;
  const unchanged = passages.filter(({ changes }) => changes.length === 0).map(({ id }) => `\`${id}\``);
  const summary = `${count('gone')}, ${count('new')}, ${count('changed')}, ${count('moved')}. ${
    differing > 0
      ? `**Numbers or negations differ in ${counted(differing, 'place')}.**`
      : 'No number and no negation differs.'
  }`;
  const { head: old } = before.compiled;
  const { head: fresh } = after.compiled;
  return [
    '# What changed on the page\n',
    '| | before | after |',
    '| --- | --- | --- |',
    `| folder | ${cell(before.folder)} | ${cell(after.folder)} |`,
    `| last reviewed | ${old.facts.reviewed} | ${fresh.facts.reviewed} |`,
    `| edition | ${old.edition} | ${fresh.edition} |\n`,
    all.length === 0 ? 'Nothing that is heard differs.' : summary,
    ...section('The page itself', facts),
    ...passages.flatMap(({ id, title, changes }) => section(`${escaped(title)} (\`${id}\`)`, changes)),
    ...(unchanged.length > 0 ? [`\n## Unchanged\n\n${unchanged.join(', ')}`] : []),
    '\n## Sign-off\n',
    '| reviewer | role | date | signature |',
    '| --- | --- | --- | --- |',
    '| | | | |\n',
  ].join('\n');
}

function section(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  return [
    `\n## ${title}\n`,
    '| | before | after | numbers and negations | how sure, how many | agreed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...changes.map(({ kind, what, before, after, differs, hedges }) => {
      const critical = differs.map((difference) => `**${cell(difference)}**`).join('<br>');
      return `| ${what} ${kind} | ${cell(before)} | ${cell(after)} | ${critical} | ${hedges.map(cell).join('<br>')} | ☐ |`;
    }),
  ];
}

const escaped = (text: string): string => text.replace(/[\\*_[\]<>`]/gu, '\\$&');

const cell = (text: string): string => escaped(text).replaceAll('|', '\\|');
