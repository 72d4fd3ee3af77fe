import type { FactoryProvider } from '@nestjs/common';
import { config } from '../config/config.js';
import { MailTransport } from './mail-transport.js';
import { Mailbox } from './mailbox.js';
import { SmtpTransport } from './smtp.transport.js';

/** The SMTP server that the settings name, else the built-in mailbox. */
export const mailTransport: FactoryProvider<MailTransport> = {
  provide: MailTransport,
  inject: [Mailbox],
  useFactory: (mailbox: Mailbox) => {
    const { smtpUrl, dkim } = config();
    return smtpUrl ? new SmtpTransport(smtpUrl, { dkim }) : mailbox;
  },
};
