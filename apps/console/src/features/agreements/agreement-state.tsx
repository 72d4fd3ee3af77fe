import { type State, Status } from '@holdfast/ui/status';
import type { Agreement } from './agreements.api.js';

const SHAPES: Record<Agreement['inForce'], { state: State; word: string }> = {
  draft: { state: 'none', word: 'Draft' },
  out_for_signature: { state: 'unknown', word: 'Out for signature' },
  void: { state: 'none', word: 'Void' },
  in_force: { state: 'in_force', word: 'In force' },
  in_notice_window: { state: 'due', word: 'In force, past its notice date' },
  not_yet_in_force: { state: 'unknown', word: 'Not yet in force' },
  expired: { state: 'gap', word: 'Ended' },
  terminated: { state: 'none', word: 'Terminated' },
  superseded: { state: 'none', word: 'Replaced' },
};

export const AgreementState = ({ state }: { state: Agreement['inForce'] }) => <Status state={SHAPES[state].state}>{SHAPES[state].word}</Status>;
