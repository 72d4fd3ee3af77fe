import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { minutesOf } from '@holdfast/domain/questionnaires/answering-time';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { REQUEST_KINDS, REQUEST_STATUSES, type RequestKind, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Delegation } from '../delegations/delegations.reader.js';
import type { Workplace } from '../organizations/organizations.service.js';
import type { Invited } from '../requests/taking-on.service.js';
import type { Customer } from '../requests/customers.service.js';
import type { TakenOn } from './entrance.service.js';

export class InvitationKeyBody {
  @ApiProperty({ description: 'what stands behind the # of the link in the mail' }) @IsString() @MaxLength(300) key!: string;
}

export class EnterBody extends InvitationKeyBody {
  @ApiProperty({ format: 'uuid' }) @IsString() @MaxLength(40) challengeId!: string;
  @ApiProperty({ pattern: '^\\d{6}$' }) @Matches(/^\d{6}$/, { message: 'code has six digits' }) code!: string;
}

export class TakeOnBody extends InvitationKeyBody {
  @ApiPropertyOptional({ description: 'which of several organizations answers' }) @IsOptional() @IsString() @MaxLength(100) organization?: string;
  @ApiPropertyOptional({ description: 'the browser’s IANA zone' }) @IsOptional() @IsString() @MaxLength(100) zone?: string;
}

/** Says to whom, without saying it to whoever holds the link. */
const masked = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
};

export class WelcomeView {
  @ApiProperty({ enum: REQUEST_KINDS, enumName: 'RequestKind' }) kind!: RequestKind;
  @ApiProperty() requesterName!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty() title!: string;
  @ApiProperty() purpose!: string;
  @ApiProperty({ format: 'date' }) dueOn!: string;
  @ApiProperty({ description: 'IANA zone of the due day' }) zone!: string;
  @ApiProperty() senderName!: string;
  @ApiProperty() senderTitle!: string;
  @ApiProperty() senderEmail!: string;
  @ApiProperty({ description: 'where the code goes: j•••@acme.com' }) maskedEmail!: string;
  @ApiProperty() sections!: number;
  @ApiProperty() questions!: number;
  @ApiProperty({ description: 'about so long, when every question is asked' }) minutes!: number;
  @ApiProperty({ enum: REQUEST_STATUSES, enumName: 'RequestStatus' }) status!: RequestStatus;

  @ApiProperty({ type: String, nullable: true, description: 'the colleague who hands a part of it over' }) handedBy!: string | null;

  static of({ request, status, participant }: Invited, { sections, questions }: Questionnaire, handed: Delegation | null): WelcomeView {
    const { kind, requesterName, vendorName, title, purpose, zone, senderName, senderTitle, senderEmail } = request;
    return { kind, requesterName, vendorName, title, purpose, dueOn: handed?.dueOn ?? request.dueOn, zone, senderName, senderTitle, senderEmail, handedBy: handed?.fromName ?? null, maskedEmail: masked(participant.email), sections: sections.length, questions: questions.length, minutes: minutesOf(kind, questions.length), status };
  }
}

export class SentCodeView {
  @ApiProperty({ format: 'uuid' }) challengeId!: string;
  @ApiProperty() minutes!: number;
}

export class PersonView {
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
}

export class WorkplaceView {
  @ApiProperty() slug!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'she belongs to it, and not only to a request there' }) isMember!: boolean;

  static of({ slug, name, asParticipant }: Workplace): WorkplaceView {
    return { slug, name, isMember: !asParticipant };
  }
}

export class PortalMeView {
  @ApiProperty() name!: string;
  @ApiProperty({ type: [WorkplaceView] }) organizations!: WorkplaceView[];
}

export class CustomerView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;

  static of({ id, requesterName }: Customer): CustomerView {
    return { id, name: requesterName };
  }
}

export class BegunView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
}

export class TakenOnView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty({ type: WorkplaceView, nullable: true, description: 'null: choose one first' }) organization!: WorkplaceView | null;
  @ApiProperty({ type: [WorkplaceView] }) choices!: WorkplaceView[];

  static of({ requestId, organization, choices }: TakenOn): TakenOnView {
    return { requestId, organization: organization && WorkplaceView.of(organization), choices: choices.map(WorkplaceView.of) };
  }
}
