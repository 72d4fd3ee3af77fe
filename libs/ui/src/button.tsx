import type { ComponentProps } from 'react';

export interface ButtonLook {
  /** One primary a view; `danger` opens a destructive act, `destroy` does it. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger' | 'destroy';
  /** `small` stands in rows and bars. */
  readonly size?: 'small' | 'usual';
}

const KINDS = { primary: 'pri', plain: '', quiet: 'quietly', danger: 'danger', destroy: 'kill' };

/** For a link that looks like a button: `<Link className={buttonClass({ kind: 'primary' })} … />`. */
export const buttonClass = ({ kind = 'plain', size = 'usual' }: ButtonLook = {}) => ['btn', KINDS[kind], size === 'small' && 'sm'].filter(Boolean).join(' ');

export const Button = ({ kind, size, className, type = 'button', ...rest }: ButtonLook & ComponentProps<'button'>) => (
  <button type={type} className={[buttonClass({ kind, size }), className].filter(Boolean).join(' ')} {...rest} />
);
