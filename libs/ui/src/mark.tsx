/** The holdfast: one line that loops back and grips itself. Decoration beside a name, or an image with one. */
export const Mark = ({ label }: { label?: string }) => (
  <svg className="mark" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
    <path d="M5 .5V4" />
    <path d="M5 8v2.5a4 4 0 0 0 8 0V10a4 4 0 0 0-4-4H1" />
  </svg>
);
