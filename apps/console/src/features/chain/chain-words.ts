import { formatDay } from '@holdfast/ui/date-text';
import type { State } from '@holdfast/ui/status';
import type { ChainEdge, ChainFinding, ChainParty } from './chain.api.js';

/** The state of a link: its shape, and its word. */
export const EDGE_STATES: Record<ChainEdge['state'], { readonly state: State; readonly word: string }> = {
  in_force: { state: 'in_force', word: 'In force' },
  due: { state: 'due', word: 'Due soon' },
  gap: { state: 'gap', word: 'Gap' },
  unknown: { state: 'unknown', word: 'Unknown' },
  no_phi: { state: 'none', word: 'No PHI' },
  phi_unknown: { state: 'unknown', word: 'PHI unknown' },
};

/** Since when, or until when; empty where neither is known. */
export const edgeWhen = ({ state, since, until }: ChainEdge): string => {
  if (state === 'gap') return since ? `since ${formatDay(since)}` : 'first day not recorded';
  if (state === 'due' && until) return `ends ${formatDay(until)}`;
  return until && state === 'in_force' ? `until ${formatDay(until)}` : '';
};

const KNOWN: Record<ChainEdge['knownBy'], string> = {
  own_agreement: 'Own agreement',
  document_on_file: 'Document on file',
  document_seen: 'Document seen',
  attested: 'Attested',
  unknown: 'Nobody knows',
  nothing: 'Nothing is recorded',
};

/** How we know of the paper, from whom, as of when. */
export const knownWords = ({ knownBy, knownFrom, knownOn, agreement, ended }: ChainEdge): string =>
  (ended ? `${ended.title} ended ${formatDay(ended.on)}` : [KNOWN[knownBy], agreement?.title, knownFrom, knownOn && formatDay(knownOn)].filter(Boolean).join(', '));

/** The line that a link is drawn with: how we know. */
export const LINES: Record<ChainEdge['knownBy'], string | undefined> = { own_agreement: undefined, document_on_file: undefined, document_seen: undefined, attested: '7 4', unknown: '1.5 4', nothing: '1.5 4' };

/** What a link says beside the one above it: breach notice first, as it is asked for first. */
export const besideWords = ({ first, breachNotice, findings }: ChainEdge): { readonly state: State | null; readonly words: string } | null => {
  if (first || breachNotice === null) return null;
  const said = findings.find(({ rule, state }) => rule === 'CH-06' && state === 'violated');
  if (said) return { state: 'gap', words: `Longer than ${said.up?.replace(/^.*: /, '') ?? 'above'}` };
  if (findings.some(({ rule }) => rule === 'CH-06')) return { state: 'unknown', words: 'Cannot tell' };
  if (findings.some(({ rule, state }) => rule === 'CH-07' && state === 'violated')) return { state: 'due', words: 'Leaves no day to pass it on' };
  return { state: null, words: 'Not longer' };
};

/** Rules that a link breaks besides those of breach notice. */
export const otherViolations = ({ findings }: ChainEdge): ChainFinding[] => findings.filter(({ rule, state }) => state === 'violated' && !['CH-01', 'CH-06', 'CH-07'].includes(rule));

/** One party's key among the nodes of a graph: ourselves have no id. */
export const keyOf = ({ vendorId }: ChainParty): string => vendorId ?? 'ourselves';

/** A link in one sentence, as a screen reader hears it. */
export const edgeSentence = (edge: ChainEdge): string => {
  const { word } = EDGE_STATES[edge.state];
  const when = edgeWhen(edge);
  return `${edge.supplier.name} for ${edge.customer.name}: ${edge.service || 'service not stated'}. ${word}${when && ` ${when}`}. ${knownWords(edge)}`;
};
