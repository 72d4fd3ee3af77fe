import { describe, expect, it } from '@jest/globals';
import { agreementLines } from '@holdfast/domain/templates/agreement-text';
import { assemble } from '@holdfast/domain/templates/assemble';
import { BAA_TEMPLATE } from '@holdfast/domain/templates/baa-template';
import { agreementChanges } from '@holdfast/domain/templates/text-changes';
import { render, screen } from '@testing-library/react';
import { AgreementText } from './agreement-text.js';

const made = (variables: Record<string, unknown> = {}) => assemble(BAA_TEMPLATE, { variant: 'ce-ba', choices: {}, variables, overrides: {} }).document;
const plain = (text: string | null) => (text ?? '').replace(/\s+/g, '');

describe('AgreementText', () => {
  it('says every line of the agreement, in order, and nothing else', () => {
    render(<AgreementText document={made()} />);
    const lines = agreementLines(made()).map(({ number, lead, text }) => `${number ?? ''}${lead && text ? `${lead}. ` : (lead ?? '')}${text}`);
    expect(plain(screen.getByRole('article', { name: 'Business Associate Agreement' }).textContent)).toBe(plain(lines.join('')));
  });

  it('has a heading for each section and schedule', () => {
    render(<AgreementText document={made()} />);
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(2 + 12 + 4 + 1);
    expect(screen.getByRole('heading', { level: 3, name: '4 Reporting' })).toBeInTheDocument();
  });

  it('marks what changed in words, not by colour alone', () => {
    render(<AgreementText document={made({ accessDays: 12 })} changes={agreementChanges(made(), made({ accessDays: 12 }))} />);
    expect(screen.getByText('10', { selector: 'del' })).toHaveTextContent('[removed] 10 [end]');
    expect(screen.getByText('12', { selector: 'ins' })).toHaveTextContent('[added] 12 [end]');
  });
});
