import type { Situation } from '../lambda/guide/situation';

/** A situation as staff read it: "emergency, called"; "number, helpline"; "none". */
export function situationText(situation: Situation | undefined): string {
  if (situation === undefined) return 'none';
  const { kind } = situation;
  switch (kind) {
    case 'emergency':
      return situation.called ? 'emergency, called' : kind;
    case 'upset':
      return `${kind}, ${situation.about}`;
    case 'number':
      return `${kind}, ${situation.number}`;
    default:
      return kind;
  }
}
