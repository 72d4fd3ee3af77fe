import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FrozenStatement, StatementVariable } from '@holdfast/domain/statements/statement';
import { blanksOf, type StatementValues, takesExceptions } from '@holdfast/domain/statements/statement-text';
import { REQUEST_STATUSES, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import { IsBoolean, IsEmail, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateBy } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import { knownOf } from './known-values.js';
import type { OfferedStatement } from './statements.service.js';
import type { Stating } from './statements.reader.js';
import { authorityWords } from './vendor-statements.service.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const DAY = { type: String, format: 'date' } as const;
const BASES = ['law', 'contract', 'policy', 'proposed'];
const VALUES = { type: 'object', additionalProperties: { type: 'string' } } as const;
const PHI = ['yes', 'no', 'unknown'] as const;
const MOST_BLANKS = 50;
const LONGEST = 4_000;

/** Their form only: which blanks there are, and what may stand in each, the statement says. */
const AreValues = () => ValidateBy({
  name: 'areValues',
  validator: {
    validate: (value) => typeof value === 'object' && value !== null && Object.keys(value).length <= MOST_BLANKS && Object.values(value).every((text) => typeof text === 'string' && text.length <= LONGEST),
    defaultMessage: () => `$property holds texts of at most ${LONGEST} characters`,
  },
});

export class AskStatementBody {
  @ApiProperty({ maxLength: 100 }) @IsString() @Length(1, 100) statementId!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() contactId!: string;
  @ApiProperty(DAY) @IsDay() dueOn!: string;
  @ApiPropertyOptional({ maxLength: 2000, description: 'what the vendor reads at the top; nothing about patients' }) @IsOptional() @IsString() @MaxLength(2000) about?: string;
}

export class AskedStatementView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
}

export class AttestBody {
  @ApiProperty({ description: 'SHA-256 of the words that were read' }) @Matches(/^[0-9a-f]{64}$/) sha256!: string;
  @ApiProperty({ ...VALUES, description: 'of the blanks, by their names' }) @IsObject() @AreValues() values!: Record<string, string>;
  @ApiProperty({ enum: ['none', 'some'], nullable: true, description: 'null where the statement takes none' }) @IsOptional() @IsIn(['none', 'some']) exceptions!: 'none' | 'some' | null;
  @ApiProperty({ maxLength: LONGEST }) @IsString() @MaxLength(LONGEST) exceptionsText!: string;
  @ApiProperty({ maxLength: 200, description: 'who attests' }) @IsString() @MaxLength(200) name!: string;
  @ApiProperty({ maxLength: 200 }) @IsString() @MaxLength(200) title!: string;
  @ApiProperty({ maxLength: 200, description: 'the name again, as a signature' }) @IsString() @MaxLength(200) signature!: string;
  @ApiProperty({ description: 'ticked' }) @IsBoolean() authority!: boolean;
  @ApiProperty({ format: 'uuid' }) @IsUUID() challengeId!: string;
  @ApiProperty({ description: 'six digits' }) @Matches(/^\d{6}$/, { message: 'type the six digits from the mail' }) code!: string;
}

export class NotTrueBody {
  @ApiProperty({ minLength: 1, maxLength: LONGEST, description: 'what is not true; nothing about patients' }) @IsString() @Length(1, LONGEST, { message: 'say what is not true, in a few words' }) @SaysSomething() reason!: string;
  @ApiProperty({ ...DAY, description: 'since when' }) @IsDay() since!: string;
  @ApiProperty({ enum: PHI, enumName: 'PhiAffected', description: 'whether PHI was affected, as far as is known' }) @IsIn(PHI, { message: 'say whether PHI was affected' }) phi!: (typeof PHI)[number];
}

export class PassStatementOnBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() name!: string;
  @ApiProperty({ format: 'email', maxLength: 320 }) @IsEmail({}, { message: 'this is not one e-mail address' }) @MaxLength(320) email!: string;
}

export class StatementCodeView {
  @ApiProperty({ format: 'uuid' }) challengeId!: string;
  @ApiProperty() minutes!: number;
}

class StatementBlankView {
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['text', 'longText', 'date', 'integer', 'enum'] }) type!: StatementVariable['type'];
  @ApiProperty() label!: string;
  @ApiProperty({ type: [String] }) values!: readonly string[];
  @ApiProperty() required!: boolean;

  static of({ name, type, label, values = [], required = true }: StatementVariable): StatementBlankView {
    return { name, type, label, values, required };
  }
}

/** A statement in one version: its words, what it rests on, who may make it. */
export class StatementWordsView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'with a blank as {{name}}' }) text!: string;
  @ApiProperty({ type: [StatementBlankView], description: 'every blank' }) variables!: StatementBlankView[];
  @ApiProperty({ type: [StatementBlankView], description: 'those that the vendor fills in' }) blanks!: StatementBlankView[];
  @ApiProperty() takesExceptions!: boolean;
  @ApiProperty({ enum: BASES, enumName: 'DeadlineBasis' }) basis!: FrozenStatement['basis'];
  @ApiProperty() basisNote!: string;
  @ApiProperty({ type: [String] }) citations!: string[];
  @ApiProperty() period!: string;
  @ApiProperty({ description: 'who may make it' }) mayAttest!: string;
  @ApiProperty({ type: [String] }) notBy!: readonly string[];
  @ApiProperty({ description: 'what is asked when it is not true' }) asksWhenNotTrue!: string;

  static of(statement: FrozenStatement): StatementWordsView {
    const { id, title, version, text, variables, basis, basisNote, citations, period, mayAttest, noLongerTrue } = statement;
    return {
      id, title, version, text, basis, basisNote, variables: variables.map(StatementBlankView.of), blanks: blanksOf(statement).map(StatementBlankView.of), takesExceptions: takesExceptions(statement),
      citations: [...citations.cfr.map((cite) => `45 CFR ${cite}`), ...citations.other], period: period.text, mayAttest: mayAttest.text, notBy: mayAttest.notBy ?? [], asksWhenNotTrue: noLongerTrue.asks,
    };
  }
}

export class OfferedStatementView extends StatementWordsView {
  @ApiProperty({ description: 'false: of a rule that is only proposed' }) on!: boolean;

  static offered({ statement, on }: OfferedStatement): OfferedStatementView {
    return { ...StatementWordsView.of(statement), on };
  }
}

class MadeStatementView {
  @ApiProperty({ description: 'word for word' }) text!: string;
  @ApiProperty({ description: 'of the text' }) sha256!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: there are none' }) exceptions!: string | null;
  @ApiProperty() byName!: string;
  @ApiProperty() byTitle!: string;
  @ApiProperty(DAY) madeOn!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ description: 'how it was made sure who stated' }) authenticated!: string;
  @ApiProperty({ description: 'its PDF can be fetched' }) printed!: boolean;
}

class NotTrueView {
  @ApiProperty() reason!: string;
  @ApiProperty(DAY) since!: string;
  @ApiProperty({ enum: PHI, enumName: 'PhiAffected' }) phi!: (typeof PHI)[number];
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

/** A statement that is asked for, and what came of it; the same for both sides. */
export class StatementView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty({ enum: REQUEST_STATUSES, enumName: 'RequestStatus' }) status!: RequestStatus;
  @ApiProperty() requesterName!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty() senderName!: string;
  @ApiProperty() senderEmail!: string;
  @ApiProperty({ type: StatementWordsView }) statement!: StatementWordsView;
  @ApiProperty({ description: 'SHA-256 of its words' }) sha256!: string;
  @ApiProperty({ ...VALUES, description: 'blanks that are filled in already' }) known!: StatementValues;
  @ApiProperty({ ...VALUES, description: 'what was told before, to begin with' }) toldBefore!: StatementValues;
  @ApiProperty({ ...DAY, description: 'today, where the requester is' }) today!: string;
  @ApiProperty({ description: 'what is ticked' }) authority!: string;
  @ApiProperty({ description: 'the reader may make it, and say that it is not true' }) mayState!: boolean;
  @ApiProperty({ description: 'the reader may pass it on' }) mayPassOn!: boolean;
  @ApiProperty({ type: MadeStatementView, nullable: true }) made!: MadeStatementView | null;
  @ApiProperty({ type: NotTrueView, nullable: true, description: 'why it could not be stated, or since when it is true no longer' }) notTrue!: NotTrueView | null;

  static of(stating: Stating, toldBefore: StatementValues = {}): StatementView {
    const { request, asked, status, today, mayState, mayPassOn } = stating;
    return {
      requestId: request.id, status, requesterName: request.requesterName, vendorName: request.vendorName, senderName: request.senderName, senderEmail: request.senderEmail,
      statement: StatementWordsView.of(asked.statement), sha256: asked.sha256, known: knownOf(stating), toldBefore, today, authority: authorityWords(stating), mayState, mayPassOn, made: madeOf(stating), notTrue: notTrueOf(stating),
    };
  }
}

const madeOf = ({ made, submission, paper }: Stating): MadeStatementView | null =>
  made && submission && {
    text: made.text, sha256: made.sha256, exceptions: made.exceptions, byName: submission.byName, byTitle: submission.byTitle, madeOn: submission.submittedOn, at: made.at.toISOString(), authenticated: made.authenticated, printed: paper !== null,
  };

const notTrueOf = ({ events }: Stating): NotTrueView | null => {
  const said = events.findLast(({ kind }) => kind === 'declined' || kind === 'taken_back');
  if (!said) return null;
  const { reason, since, phi } = said.payload as unknown as Pick<NotTrueView, 'reason' | 'since' | 'phi'>;
  return { reason, since, phi, byName: said.byName, at: said.at.toISOString() };
};
