import { ApiPropertyOptional } from '@nestjs/swagger';
import { type EvidenceFacts, factProblems, LONGEST_FACT, type Opinion, OPINIONS } from '@holdfast/domain/evidence/evidence-facts';
import { isRecord } from '@holdfast/domain/json/is-record';
import { ValidateBy } from 'class-validator';
import { DomainError } from '../../platform/errors/domain-error.js';

const DAY = { type: String, format: 'date' } as const;
const TEXT = { maxLength: LONGEST_FACT } as const;

/** What is said of a document; what is absent was not said. */
export class EvidenceFactsView implements EvidenceFacts {
  @ApiPropertyOptional({ ...DAY, description: 'issued, approved, tested or destroyed' }) asOf?: string;
  @ApiPropertyOptional(DAY) periodFrom?: string;
  @ApiPropertyOptional(DAY) periodTo?: string;
  @ApiPropertyOptional({ ...DAY, description: 'the last day of which a bridge letter speaks' }) bridgeTo?: string;
  @ApiPropertyOptional({ ...DAY, description: 'the last day that the document names' }) validTo?: string;
  @ApiPropertyOptional({ enum: OPINIONS, enumName: 'AuditOpinion' }) opinion?: Opinion;
  @ApiPropertyOptional({ ...TEXT, description: 'what the auditor or tester found wrong' }) exceptions?: string;
  @ApiPropertyOptional(TEXT) scope?: string;
  @ApiPropertyOptional({ ...TEXT, description: 'what it expects of its readers, one a line' }) userControls?: string;
}

/** Its form only; which field is wrong, `sureOfFacts` says. */
export const IsEvidenceFacts = () => ValidateBy({ name: 'isEvidenceFacts', validator: { validate: isRecord, defaultMessage: () => '$property is an object' } });

/** The facts, without what is empty; throws with each field that cannot be. */
export const sureOfFacts = (said: object): EvidenceFacts => {
  const facts = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  const problems = factProblems(facts);
  if (problems.length > 0) throw new DomainError('invalid', 'Some fields are not right', problems.map(({ field, message }) => ({ pointer: `/facts/${field}`, message })));
  return facts;
};
