import type { Measured } from './measure';
import type { Heard } from './turns';

const BAR = 9;
const LEFT = 210;
const SCALE = 11;
const COLOURS = { normal: '#2b6cb0', slower: '#b7791f', slowest: '#9b2c2c' } as const;

/** The seconds of every turn as a picture: a bar a turn, by passage, with a line at the most that there may be. */
export function pictureOf(turns: readonly (Heard & { measured: Measured })[], most: number): string {
  let y = 40;
  let group = '';
  const rows: string[] = [];
  for (const turn of turns) {
    if (turn.group !== group) {
      y += BAR;
      group = turn.group;
      rows.push(`<text x="${LEFT - 8}" y="${y + BAR - 1}" text-anchor="end">${escaped(group)}</text>`);
    }
    const { seconds } = turn.measured;
    const title = `${group}, ${turn.name}, ${turn.pace}: ${seconds.toFixed(1)} s`;
    rows.push(
      `<rect x="${LEFT}" y="${y}" width="${(seconds * SCALE).toFixed(1)}" height="${BAR - 2}" fill="${COLOURS[turn.pace]}"><title>${escaped(title)}</title></rect>`,
    );
    y += BAR;
  }
  const longest = Math.max(most, ...turns.map(({ measured }) => measured.seconds));
  const width = LEFT + Math.ceil(longest / 10) * 10 * SCALE + 20;
  const lines = Array.from({ length: Math.floor((width - LEFT) / SCALE / 10) + 1 }, (_, ten) => {
    const x = LEFT + ten * 10 * SCALE;
    return `<line x1="${x}" x2="${x}" y1="34" y2="${y}" stroke="#cbd5e0"/><text x="${x}" y="28" text-anchor="middle">${ten * 10} s</text>`;
  });
  const limit = LEFT + most * SCALE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y + 20}" font-family="sans-serif" font-size="10" role="img">`,
    '<title>Seconds of every turn, by passage and pace</title>',
    '<rect width="100%" height="100%" fill="white"/>',
    ...(Object.keys(COLOURS) as (keyof typeof COLOURS)[]).map(
      (pace, index) => `<text x="${8 + index * 60}" y="14" fill="${COLOURS[pace]}">${pace}</text>`,
    ),
    ...lines,
    ...rows,
    `<line x1="${limit}" x2="${limit}" y1="34" y2="${y}" stroke="#c53030" stroke-dasharray="4"/>`,
    '</svg>',
    '',
  ].join('\n');
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
