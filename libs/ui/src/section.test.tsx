import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { Section } from './section.js';

const wide = window.matchMedia;
afterEach(() => { window.matchMedia = wide; });
const narrow = () => { window.matchMedia = (query) => ({ ...wide(query), matches: true }); };
const show = (folds = true) => render(<Section title="Provisions" folds={folds}><p>17 of them</p></Section>);
const wrapper = () => screen.getByText('17 of them').parentElement;

describe('Section', () => {
  it('that folds begins folded on a narrow screen; its heading stays, and a press shows it', () => {
    narrow();
    show();
    expect(wrapper()).toHaveClass('folded');
    expect(screen.getByRole('heading', { name: 'Provisions' })).toBeInTheDocument();
    const unfold = screen.getByRole('button', { name: 'Show Provisions' });
    expect(unfold).toHaveAttribute('aria-expanded', 'false');
    fireEvent.click(unfold);
    expect(wrapper()).not.toHaveClass('folded');
    expect(screen.getByRole('button', { name: 'Hide Provisions' })).toHaveAttribute('aria-expanded', 'true');
  });

  it('stands open on a wide one, and where it does not fold', () => {
    const { unmount } = show();
    expect(wrapper()).not.toHaveClass('folded');
    unmount();
    narrow();
    show(false);
    expect(wrapper()).not.toHaveClass('folded');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
