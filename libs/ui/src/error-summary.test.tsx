import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ErrorSummary, type FieldError } from './error-summary.js';
import { Field } from './field.js';

const ERRORS: FieldError[] = [{ field: 'end', message: 'The last day must be after 8 Feb 2024' }];
const Form = ({ errors }: { errors: FieldError[] }) => (
  <>
    <ErrorSummary errors={errors} />
    <Field id="end" label="Last day in force" error={errors[0]?.message}>{(control) => <input type="text" {...control} />}</Field>
  </>
);

describe('ErrorSummary', () => {
  it('takes the focus, and again when the form is refused again', () => {
    const { rerender } = render(<Form errors={ERRORS} />);
    expect(screen.getByRole('alert')).toHaveFocus();
    screen.getByRole('textbox').focus();
    rerender(<Form errors={[...ERRORS]} />);
    expect(screen.getByRole('alert')).toHaveFocus();
  });

  it('leads to the field, which says the same words', async () => {
    render(<Form errors={ERRORS} />);
    await userEvent.click(screen.getByRole('link', { name: ERRORS[0]!.message }));
    const field = screen.getByRole('textbox', { name: 'Last day in force' });
    expect(field).toHaveFocus();
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(`Error: ${ERRORS[0]!.message}`);
  });

  it('is not there when nothing is wrong', () => {
    render(<Form errors={[]} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
