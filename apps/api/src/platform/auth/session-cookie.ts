import type { FastifyReply, FastifyRequest } from 'fastify';
import { config } from '../config/config.js';
import type { Audience } from './access.decorator.js';

let prefix: string | undefined;

// One name per audience, so that one browser can be officer and vendor. `__Host-` wherever there is TLS. Asked at every
// request, so the settings are read once: a process has one address.
const nameOf = (audience: Audience): string => `${(prefix ??= config().secure ? '__Host-' : '')}holdfast_${audience}`;

export const sessionCookieOf = (request: FastifyRequest, audience: Audience): string | undefined => request.cookies[nameOf(audience)];

export const setSessionCookie = (reply: FastifyReply, audience: Audience, token: string): void => {
  void reply.setCookie(nameOf(audience), token, { path: '/', httpOnly: true, secure: config().secure, sameSite: 'lax' });
};

export const clearSessionCookie = (reply: FastifyReply, audience: Audience): void => {
  void reply.clearCookie(nameOf(audience), { path: '/', httpOnly: true, secure: config().secure, sameSite: 'lax' });
};
