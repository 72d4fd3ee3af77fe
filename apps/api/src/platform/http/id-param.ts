import { Param, ParseUUIDPipe } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';

// What is not even an id names nothing: the same answer as for an id of somebody else's.
const idOrNothing = new ParseUUIDPipe({ exceptionFactory: () => new DomainError('not_found', 'There is nothing at this address') });

/** An id in the path. */
export const Id = (name = 'id') => Param(name, idOrNothing);
